package org.pontis.eidas.saml.check;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.pontis.eidas.attributes.NodeCountry;
import org.pontis.eidas.level.GrantedLevel;
import org.pontis.eidas.saml.PinnedKeys;
import org.pontis.eidas.saml.encryption.EncryptionPolicy;
import org.pontis.eidas.saml.metadata.NodeMetadata;

/**
 * A node that answers, as its verified metadata describes it.
 *
 * @param levels those it publishes; an answer at any other is refused
 */
public record ForeignService(
        String entityId, NodeCountry country, PinnedKeys keys, Set<GrantedLevel> levels, Tolerance tolerance) {

    public ForeignService {
        levels = Set.copyOf(levels);
    }

    public static ForeignService of(NodeMetadata metadata, Tolerance tolerance) {
        return new ForeignService(
                metadata.entityId(),
                metadata.country(),
                ForeignConnector.keys(metadata),
                metadata.levels().stream()
                        .map(GrantedLevel::read)
                        .flatMap(Optional::stream)
                        .collect(Collectors.toSet()),
                tolerance);
    }

    /**
     * What is accepted from this country though it should be otherwise; each a decision of the operator.
     *
     * @param plainAssertions assertions without encryption
     * @param encryption how old the algorithms may be
     * @param audienceIsLocation our address for responses in place of our entity ID, as the message format's sample has it
     * @param anyDestination identifiers that are meant for a third country, as the reference node takes them
     */
    public record Tolerance(
            boolean plainAssertions, EncryptionPolicy encryption, boolean audienceIsLocation, boolean anyDestination) {

        public static final Tolerance NONE = new Tolerance(false, EncryptionPolicy.EIDAS, false);

        public Tolerance(boolean plainAssertions, EncryptionPolicy encryption, boolean audienceIsLocation) {
            this(plainAssertions, encryption, audienceIsLocation, false);
        }
    }
}
