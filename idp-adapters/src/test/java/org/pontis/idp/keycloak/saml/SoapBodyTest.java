package org.pontis.idp.keycloak.saml;

import java.io.ByteArrayInputStream;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.util.Base64;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.Test;
import org.keycloak.common.VerificationException;
import org.keycloak.protocol.saml.SamlProtocolUtils;
import org.keycloak.rotation.HardcodedKeyLocator;
import org.w3c.dom.Document;
import org.w3c.dom.Node;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** An answer as Lasso 2.8.1 writes it, whose name spaces are declared at the envelope; its key is nobody's. */
class SoapBodyTest {

    private static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";
    private static final String DSIG = "http://www.w3.org/2000/09/xmldsig#";

    private final Document envelope = read();

    @Test
    void whatWasSignedInAnEnvelopeIsStillSignedOutsideOfIt() throws Exception {
        Document message = SoapBody.of(body());
        assertThatCode(() -> check(message)).doesNotThrowAnyException();
    }

    @Test
    void whatWasChangedIsNot() throws Exception {
        Document message = SoapBody.of(body());
        message.getDocumentElement().setAttribute("InResponseTo", "_another");
        assertThatThrownBy(() -> check(message)).isInstanceOf(VerificationException.class);
    }

    @Test
    void anEmptyBodyIsNoAnswer() {
        Node body = body();
        body.removeChild(body.getFirstChild());
        assertThatThrownBy(() -> SoapBody.of(body)).isInstanceOf(IllegalArgumentException.class);
    }

    private Node body() {
        return envelope.getElementsByTagNameNS(SOAP, "Body").item(0);
    }

    private void check(Document message) throws Exception {
        String certificate =
                envelope.getElementsByTagNameNS(DSIG, "X509Certificate").item(0).getTextContent();
        SamlProtocolUtils.verifyDocumentSignature(message, new HardcodedKeyLocator(key(certificate)));
    }

    private static PublicKey key(String certificate) throws Exception {
        return CertificateFactory.getInstance("X.509")
                .generateCertificate(
                        new ByteArrayInputStream(Base64.getMimeDecoder().decode(certificate)))
                .getPublicKey();
    }

    private static Document read() {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder()
                    .parse(SoapBodyTest.class.getResourceAsStream("lasso-logout-response.xml"));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
