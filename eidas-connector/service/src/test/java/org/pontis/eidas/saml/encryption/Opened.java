package org.pontis.eidas.saml.encryption;

import java.io.ByteArrayInputStream;

import javax.xml.parsers.DocumentBuilderFactory;

import org.opensaml.saml.saml2.core.Response;
import org.pontis.eidas.saml.Rejected;
import org.pontis.eidas.saml.UnverifiedMessage;
import org.w3c.dom.Element;

/** What is inside, for tests that are not about signatures. */
final class Opened {

    private Opened() {}

    static Response response(byte[] xml) throws Rejected {
        return UnverifiedMessage.read(xml, Response.class).trustedByItsSource();
    }

    static Element root(byte[] xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder()
                    .parse(new ByteArrayInputStream(xml))
                    .getDocumentElement();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
