package org.pontis.eidas.saml;

import org.opensaml.core.xml.util.XMLObjectSupport;
import org.opensaml.saml.saml2.core.Response;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** What the rest would see if the gate were not there. */
final class WithoutGate {

    private WithoutGate() {}

    /** @throws Rejected if OpenSAML refuses by itself */
    static Response read(Document document) throws Rejected {
        return UnverifiedMessage.guarded(() -> {
            OpenSaml.start();
            Element root = Forge.parse(Forge.text(document)).getDocumentElement();
            return (Response) XMLObjectSupport.getUnmarshaller(root).unmarshall(root);
        });
    }
}
