package org.pontis.idp.keycloak.citizens;

import java.io.IOException;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import org.jboss.logging.Logger;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.util.JsonSerialization;
import org.pontis.broker.Msisdn;
import org.pontis.broker.Phone;

/** A phone as a Keycloak credential of our type {@code phone}: number and registration level in its public data. */
final class PhoneCredential {

    static final String TYPE = "phone";

    private static final Logger LOG = Logger.getLogger(PhoneCredential.class);

    private PhoneCredential() {}

    /** The citizen's first phone, in the order she keeps them. */
    static Optional<Phone> of(UserModel user) {
        return user.credentialManager()
                .getStoredCredentialsByTypeStream(TYPE)
                .flatMap(credential -> read(credential).stream())
                .findFirst();
    }

    private static Optional<Phone> read(CredentialModel credential) {
        try {
            JsonNode data = JsonSerialization.mapper.readTree(credential.getCredentialData());
            return Optional.of(new Phone(
                    new Msisdn(data.path("number").asText()),
                    KeycloakCitizens.registration(data.path("registration").asText())));
        } catch (IOException | IllegalArgumentException unreadable) {
            LOG.warnf("Credential %s is no readable phone; it is passed over.", credential.getId());
            return Optional.empty();
        }
    }
}
