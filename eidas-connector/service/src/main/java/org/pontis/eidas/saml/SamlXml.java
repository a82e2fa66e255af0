package org.pontis.eidas.saml;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.pontis.eidas.saml.Rejected.Reason;
import org.w3c.dom.Document;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * The only XML parser: the JDK's own, without document types, entities, inclusions and schemas, with limits on everything.
 * Comments are kept, for the gate to reject: dropping them would join the texts around them.
 */
final class SamlXml {

    /** The limit of the eIDAS interoperability architecture for a message. */
    static final int MAX_BYTES = 131_072;

    private static final int MAX_DEPTH = 60;
    private static final int MAX_ATTRIBUTES = 100;
    private static final int MAX_NAME = 1_000;
    private static final String LIMITS = "http://www.oracle.com/xml/jaxp/properties/";
    private static final DocumentBuilderFactory FACTORY = factory();

    /** Making a builder costs as much as reading a message. Whatever one that met a bad document remembers goes away with it. */
    private static final Queue<DocumentBuilder> IDLE = new ArrayBlockingQueue<>(8);

    private SamlXml() {}

    /** @throws Rejected if the bytes are no small, plain XML 1.0 document in UTF-8 */
    static Document parse(byte[] xml) throws Rejected {
        if (xml.length > MAX_BYTES) {
            throw new Rejected(Reason.TOO_LARGE);
        }
        Document document = parse(text(xml));
        if (document.getXmlEncoding() != null && !document.getXmlEncoding().equalsIgnoreCase("UTF-8")) {
            throw new Rejected(Reason.NOT_UTF8);
        }
        if (!"1.0".equals(document.getXmlVersion())) {
            throw new Rejected(Reason.MALFORMED);
        }
        return document;
    }

    private static Document parse(String text) throws Rejected {
        DocumentBuilder builder = Optional.ofNullable(IDLE.poll()).orElseGet(SamlXml::builder);
        try {
            Document document = builder.parse(new InputSource(new StringReader(text)));
            IDLE.offer(builder);
            return document;
        } catch (SAXException | IOException e) {
            throw new Rejected(Reason.MALFORMED, e);
        }
    }

    /** Strict, because a decoder that replaces what it cannot read makes two different messages one. */
    private static String text(byte[] xml) throws Rejected {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(xml))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Rejected(Reason.NOT_UTF8, e);
        }
    }

    private static DocumentBuilder builder() {
        try {
            DocumentBuilder builder;
            synchronized (FACTORY) {
                builder = FACTORY.newDocumentBuilder();
            }
            builder.setErrorHandler(new Strict());
            builder.setEntityResolver((publicId, systemId) -> {
                throw new SAXException("Nothing is resolved.");
            });
            return builder;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static DocumentBuilderFactory factory() {
        try {
            // newDefaultInstance: whatever other parser stands on the class path is not asked
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            factory.setCoalescing(true);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            // the gate looks at every node anyhow
            factory.setFeature("http://apache.org/xml/features/dom/defer-node-expansion", false);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            factory.setAttribute(LIMITS + "maxElementDepth", MAX_DEPTH);
            factory.setAttribute(LIMITS + "elementAttributeLimit", MAX_ATTRIBUTES);
            factory.setAttribute(LIMITS + "maxXMLNameLimit", MAX_NAME);
            return factory;
        } catch (ParserConfigurationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** Instead of the default handler, which prints parts of the message on the standard error stream. */
    private static final class Strict implements ErrorHandler {

        @Override
        public void warning(SAXParseException e) throws SAXException {
            throw e;
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
