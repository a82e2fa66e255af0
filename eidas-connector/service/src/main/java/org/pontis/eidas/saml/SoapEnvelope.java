package org.pontis.eidas.saml;

import java.util.ArrayList;
import java.util.List;

import org.pontis.eidas.saml.Rejected.Reason;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The little of SOAP 1.1 that SAML's back channel needs. */
public final class SoapEnvelope {

    private static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";

    private SoapEnvelope() {}

    /**
     * Puts a message into an envelope.
     *
     * @param message a serialized element, without XML declaration
     */
    public static String around(String message) {
        return "<S:Envelope xmlns:S=\"" + SOAP + "\"><S:Body>" + message + "</S:Body></S:Envelope>";
    }

    /**
     * A fault that blames the client.
     *
     * @param what a sentence, plain text without markup
     */
    public static String fault(String what) {
        return around("<S:Fault><faultcode>S:Client</faultcode><faultstring>" + what + "</faultstring></S:Fault>");
    }

    /** The one message in the one body. */
    static Element bodyOf(Document document) throws Rejected {
        Element envelope = document.getDocumentElement();
        List<Element> bodies =
                children(envelope).stream().filter(child -> is(child, "Body")).toList();
        if (!is(envelope, "Envelope")
                || bodies.size() != 1
                || children(bodies.getFirst()).size() != 1) {
            throw new Rejected(Reason.UNEXPECTED_MESSAGE);
        }
        return children(bodies.getFirst()).getFirst();
    }

    private static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    private static boolean is(Element element, String localName) {
        return SOAP.equals(element.getNamespaceURI()) && localName.equals(element.getLocalName());
    }
}
