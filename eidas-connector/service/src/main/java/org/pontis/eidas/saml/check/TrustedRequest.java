package org.pontis.eidas.saml.check;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.pontis.eidas.attributes.AttributeDefinition;
import org.pontis.eidas.attributes.NodeCountry;
import org.pontis.eidas.level.RequestedLevel;
import org.pontis.eidas.saml.message.NameIdFormat;
import org.pontis.eidas.saml.metadata.SpType;

/** A request that passed every check. Only {@link RequestCheck} makes one. */
public final class TrustedRequest {

    private final RequestSubject subject;

    TrustedRequest(RequestSubject subject) {
        this.subject = subject;
    }

    public String id() {
        return subject.envelope().id().orElseThrow();
    }

    public Instant issuedAt() {
        return subject.envelope().issuedAt().orElseThrow();
    }

    /** The entity ID of the connector that asks. */
    public String connector() {
        return subject.connector().entityId();
    }

    /** The connector's country. */
    public NodeCountry country() {
        return subject.connector().country();
    }

    /** Where the answer goes: from the metadata, whatever the request says. */
    public String location() {
        return subject.connector().location();
    }

    public RequestedLevel level() {
        return subject.level().orElseThrow();
    }

    public NameIdFormat nameIdFormat() {
        return subject.nameIdFormat().orElseThrow();
    }

    /** What is asked for and supported; nobody is asked for the rest. */
    public List<AttributeDefinition> attributes() {
        return subject.attributes().stream()
                .filter(subject.us().attributes()::contains)
                .toList();
    }

    public SpType spType() {
        return subject.connector().spType().or(subject::spType).orElseThrow();
    }

    /** Who relies on the answer, as the connector's country names it. */
    public Optional<String> requesterId() {
        return subject.request().requesterIds().stream()
                .filter(id -> !id.isBlank())
                .findFirst();
    }

    /** What the relying party is called: text of somebody else, to be shown as such. */
    public Optional<String> providerName() {
        return subject.request().providerName().filter(name -> !name.isBlank());
    }

    /** To be sent back unchanged. */
    public Optional<String> relayState() {
        return subject.relayState();
    }
}
