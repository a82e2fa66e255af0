package org.pontis.eidas.saml.message;

import java.util.List;

import org.opensaml.saml.common.SAMLVersion;
import org.opensaml.saml.saml2.core.Assertion;
import org.opensaml.saml.saml2.core.Response;
import org.opensaml.saml.saml2.core.Status;
import org.opensaml.saml.saml2.core.StatusCode;
import org.opensaml.saml.saml2.core.StatusMessage;
import org.pontis.eidas.saml.OpenSaml;
import org.pontis.eidas.saml.SigningKey;
import org.pontis.eidas.saml.encryption.Recipient;
import org.pontis.eidas.saml.message.EidasResponse.Failure;
import org.pontis.eidas.saml.message.EidasResponse.Success;

/** Writes our answers: the assertion first, then what covers it, and the signature around all (message format 2.4.2). */
public final class ResponseWriter {

    private ResponseWriter() {}

    /** The signed message, its assertion encrypted (IA 3.2.2: first encrypt, then sign). */
    public static String write(EidasResponse response, Recipient recipient, SigningKey key) {
        Response xml = xml(response);
        for (Assertion assertion : List.copyOf(xml.getAssertions())) {
            xml.getAssertions().remove(assertion);
            xml.getEncryptedAssertions().add(recipient.encrypt(assertion));
        }
        return key.sign(xml);
    }

    /** The signed message with its assertion in plain text, for a country that agreed to that. */
    public static String writePlain(EidasResponse response, SigningKey key) {
        return key.sign(xml(response));
    }

    static Response xml(EidasResponse response) {
        Response xml = OpenSaml.create(Response.class, Response.DEFAULT_ELEMENT_NAME);
        xml.setID(response.id());
        xml.setVersion(SAMLVersion.VERSION_20);
        xml.setIssueInstant(response.issuedAt());
        xml.setDestination(response.destination());
        xml.setInResponseTo(response.inResponseTo());
        xml.setIssuer(RequestWriter.issuer(response.issuer()));
        switch (response.outcome()) {
            case Failure failure -> xml.setStatus(status(failure.status()));
            case Success success -> {
                xml.setConsent(Names.CONSENT);
                xml.setStatus(status(EidasStatus.SUCCESS));
                xml.getAssertions().add(AssertionWriter.xml(response, success));
            }
        }
        return xml;
    }

    private static Status status(EidasStatus status) {
        Status xml = OpenSaml.create(Status.class, Status.DEFAULT_ELEMENT_NAME);
        StatusCode code = code(status.code().uri());
        status.subCode().ifPresent(subCode -> {
            StatusCode second = code(subCode.uri());
            status.detail().ifPresent(detail -> second.setStatusCode(code(detail.uri())));
            code.setStatusCode(second);
        });
        xml.setStatusCode(code);
        status.message().ifPresent(text -> {
            StatusMessage message = OpenSaml.create(StatusMessage.class, StatusMessage.DEFAULT_ELEMENT_NAME);
            message.setValue(text);
            xml.setStatusMessage(message);
        });
        return xml;
    }

    private static StatusCode code(String uri) {
        StatusCode code = OpenSaml.create(StatusCode.class, StatusCode.DEFAULT_ELEMENT_NAME);
        code.setValue(uri);
        return code;
    }
}
