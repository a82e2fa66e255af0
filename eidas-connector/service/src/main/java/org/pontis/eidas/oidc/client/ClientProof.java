package org.pontis.eidas.oidc.client;

import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;

import com.nimbusds.jwt.JWTClaimsSet;
import org.pontis.eidas.oidc.RandomText;

/** How we prove who we are: a fresh {@code private_key_jwt} for each request, for the issuer alone (RFC 7523 section 3). */
final class ClientProof {

    private static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static final int SECONDS = 60;

    private final BrokerSettings settings;

    ClientProof(BrokerSettings settings) {
        this.settings = settings;
    }

    /** These parameters, and who sends them. */
    Map<String, String> with(Map<String, String> parameters, Instant now) {
        Map<String, String> form = new LinkedHashMap<>(parameters);
        form.put("client_id", settings.clientId());
        form.put("client_assertion_type", TYPE);
        form.put("client_assertion", settings.key().sign(claims(now)));
        return form;
    }

    private JWTClaimsSet claims(Instant now) {
        return new JWTClaimsSet.Builder()
                .issuer(settings.clientId())
                .subject(settings.clientId())
                .audience(settings.issuer())
                .jwtID(RandomText.next())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(SECONDS)))
                .build();
    }
}
