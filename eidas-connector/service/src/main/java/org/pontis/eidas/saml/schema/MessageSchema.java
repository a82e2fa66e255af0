package org.pontis.eidas.saml.schema;

import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;

import javax.xml.validation.ValidatorHandler;

import org.w3c.dom.Element;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Whether a message has the shape that the schemas give it. */
public enum MessageSchema {
    /**
     * For what others write. The type of an attribute's value is not looked at: types are written in several ways, some not at
     * all, and the attribute's name says what the value must be (attribute profile 1.4; {@code LatinScript} with or without its
     * namespace).
     */
    RECEIVED,
    /** For what we write: each value is what its type says. */
    WRITTEN;

    /** Making a validator costs as much as using it. Whatever one that met a bad message remembers goes away with it. */
    private static final Queue<ValidatorHandler> IDLE = new ArrayBlockingQueue<>(8);

    /** What is wrong first: the rule of XML Schema and where, in words that quote nothing of the message; empty if all is well. */
    public Optional<String> problem(Element root) {
        ValidatorHandler validator = Optional.ofNullable(IDLE.poll()).orElseGet(MessageSchema::validator);
        Events events = new Events(validator, this == WRITTEN);
        try {
            events.document(root);
            IDLE.offer(validator);
            return Optional.empty();
        } catch (SAXException e) {
            return Optional.of(rule(e.getMessage()) + " at " + events.path());
        }
    }

    private static ValidatorHandler validator() {
        ValidatorHandler validator = CompiledSchema.INSTANCE.newValidatorHandler();
        validator.setErrorHandler(new FirstError());
        return validator;
    }

    /** The name in front of the colon, such as {@code cvc-enumeration-valid}; what comes behind quotes the message. */
    private static String rule(String message) {
        int colon = message.indexOf(':');
        return colon > 0 ? message.substring(0, colon) : "an error";
    }

    private static final class FirstError implements ErrorHandler {

        @Override
        public void warning(SAXParseException e) {
            // a hint that nobody needs to follow
        }

        @Override
        public void error(SAXParseException e) throws SAXException {
            throw e;
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e;
        }
    }
}
