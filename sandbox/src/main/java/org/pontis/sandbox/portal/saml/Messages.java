package org.pontis.sandbox.portal.saml;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;

import javax.xml.namespace.QName;

import org.opensaml.saml.common.SAMLVersion;
import org.opensaml.saml.saml2.core.Issuer;
import org.opensaml.saml.saml2.core.RequestAbstractType;
import org.opensaml.saml.saml2.core.StatusResponseType;
import org.pontis.eidas.saml.OpenSaml;

/** Empty messages of this portal: what every message has is in them (SAML core 3.2.1, 3.2.2). */
final class Messages {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final ServiceProvider portal;
    private final InstantSource clock;

    Messages(ServiceProvider portal, InstantSource clock) {
        this.portal = portal;
        this.clock = clock;
    }

    /** 160 random bits behind an underscore, because an XML ID does not begin with a digit. */
    static String id() {
        byte[] bytes = new byte[20];
        RANDOM.nextBytes(bytes);
        return "_" + HexFormat.of().formatHex(bytes);
    }

    <T extends RequestAbstractType> T request(Class<T> type, QName name, String destination) {
        T request = OpenSaml.create(type, name);
        request.setID(id());
        request.setVersion(SAMLVersion.VERSION_20);
        request.setIssueInstant(clock.instant().truncatedTo(ChronoUnit.MILLIS));
        request.setDestination(destination);
        request.setIssuer(issuer());
        return request;
    }

    <T extends StatusResponseType> T response(Class<T> type, QName name, String destination, String inResponseTo) {
        T response = OpenSaml.create(type, name);
        response.setID(id());
        response.setVersion(SAMLVersion.VERSION_20);
        response.setIssueInstant(clock.instant().truncatedTo(ChronoUnit.MILLIS));
        response.setDestination(destination);
        response.setInResponseTo(inResponseTo);
        response.setIssuer(issuer());
        return response;
    }

    private Issuer issuer() {
        Issuer issuer = OpenSaml.create(Issuer.class, Issuer.DEFAULT_ELEMENT_NAME);
        issuer.setValue(portal.entityId());
        return issuer;
    }
}
