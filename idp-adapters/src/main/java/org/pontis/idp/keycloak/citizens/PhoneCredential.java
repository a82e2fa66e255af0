package org.pontis.idp.keycloak.citizens;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jboss.logging.Logger;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.util.JsonSerialization;
import org.pontis.broker.Msisdn;
import org.pontis.broker.Registration;

/**
 * A phone as a Keycloak credential of our type {@code phone}: number, registration level and dates in its public data. One that
 * has no dates was registered before there were any; it counts and never expires.
 *
 * @param id the credential's
 * @param cooling until when it is too new to carry more than low
 */
record PhoneCredential(
        String id,
        Msisdn number,
        Registration registration,
        Optional<Instant> since,
        Optional<Instant> until,
        Optional<Instant> cooling) {

    static final String TYPE = "phone";

    private static final Logger LOG = Logger.getLogger(PhoneCredential.class);

    /** Hers, the oldest first; of those without a date, in the order she keeps them. */
    static List<PhoneCredential> of(UserModel user) {
        return user.credentialManager()
                .getStoredCredentialsByTypeStream(TYPE)
                .flatMap(credential -> read(credential).stream())
                .sorted(Comparator.comparing(phone -> phone.since().orElse(Instant.MIN)))
                .toList();
    }

    private static Optional<PhoneCredential> read(CredentialModel credential) {
        try {
            JsonNode data = JsonSerialization.mapper.readTree(credential.getCredentialData());
            return Optional.of(new PhoneCredential(
                    credential.getId(),
                    new Msisdn(data.path("number").asText()),
                    KeycloakCitizens.registration(data.path("registration").asText()),
                    date(data, "since"),
                    date(data, "until"),
                    date(data, "cooling")));
        } catch (IOException | IllegalArgumentException | DateTimeException unreadable) {
            LOG.warnf("Credential %s is no readable phone; it is passed over.", credential.getId());
            return Optional.empty();
        }
    }

    private static Optional<Instant> date(JsonNode data, String name) {
        return Optional.ofNullable(data.get(name)).map(JsonNode::asText).map(Instant::parse);
    }

    /** As a new one of hers. */
    String addTo(UserModel user) {
        CredentialModel credential = new CredentialModel();
        credential.setType(TYPE);
        credential.setCreatedDate(since.map(Instant::toEpochMilli).orElse(null));
        credential.setCredentialData(data());
        credential.setSecretData("{}");
        return user.credentialManager().createStoredCredential(credential).getId();
    }

    /** In the place of the one with the same id. */
    void storeIn(UserModel user) {
        CredentialModel credential = user.credentialManager().getStoredCredentialById(id);
        credential.setCredentialData(data());
        user.credentialManager().updateStoredCredential(credential);
    }

    PhoneCredential registered(Registration other) {
        return new PhoneCredential(id, number, other, since, until, cooling);
    }

    PhoneCredential until(Instant other) {
        return new PhoneCredential(id, number, registration, since, Optional.of(other), cooling);
    }

    PhoneCredential cooling(Instant other) {
        return new PhoneCredential(id, number, registration, since, until, Optional.of(other));
    }

    private String data() {
        ObjectNode data = JsonSerialization.mapper.createObjectNode();
        data.put("number", number.value());
        data.put("registration", registration.word());
        since.ifPresent(date -> data.put("since", date.toString()));
        until.ifPresent(date -> data.put("until", date.toString()));
        cooling.ifPresent(date -> data.put("cooling", date.toString()));
        return data.toString();
    }

    @Override
    public String toString() {
        return "PhoneCredential[" + id + "]";
    }
}
