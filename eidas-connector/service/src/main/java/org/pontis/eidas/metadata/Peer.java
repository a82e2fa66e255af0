package org.pontis.eidas.metadata;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

import org.pontis.broker.InvalidSetting;
import org.pontis.eidas.attributes.NodeCountry;
import org.pontis.eidas.saml.metadata.MetadataRule;
import org.pontis.eidas.saml.metadata.Role;

/**
 * One node of another country, as our operator set it up.
 *
 * @param entityId the entity that is expected in the document
 */
public record Peer(NodeCountry country, Role role, String entityId, Source source, Anchors anchors) {

    /** A node whose metadata is fetched from the address that is its entityID. */
    public static Peer at(NodeCountry country, Role role, String entityId, Anchors anchors) {
        try {
            return new Peer(country, role, entityId, new Source.At(URI.create(entityId)), anchors);
        } catch (IllegalArgumentException e) {
            throw wrong(country, role, MetadataRule.ENTITY_ID, "an address that is none.");
        }
    }

    public static Peer onFile(NodeCountry country, Role role, String entityId, Path file, Anchors anchors) {
        return new Peer(country, role, entityId, new Source.OnFile(file), anchors);
    }

    /**
     * Whether this can work at all.
     *
     * @throws InvalidSetting naming the country and the sentence of the standard
     */
    void check(Limits limits) {
        if (anchors.certificates().isEmpty()) {
            throw wrong(country, role, MetadataRule.TRUST_PATH, "no anchor in the configuration.");
        }
        if (!isWebAddress(entityId, limits)) {
            throw wrong(country, role, MetadataRule.ENTITY_ID, entityId + " in the configuration.");
        }
        Optional<URI> address =
                switch (source) {
                    case Source.OnFile file -> Optional.empty();
                    case Source.At at -> Optional.of(at.address());
                    case Source.Listed listed -> Optional.of(listed.list());
                };
        if (address.filter(uri -> !isWebAddress(uri.toString(), limits)).isPresent()) {
            throw wrong(country, role, MetadataRule.REACHABLE, address.get() + " in the configuration.");
        }
    }

    static boolean isWebAddress(String text, Limits limits) {
        try {
            URI uri = URI.create(text);
            boolean scheme = "https".equals(uri.getScheme()) || limits.allowHttp() && "http".equals(uri.getScheme());
            return scheme && uri.getHost() != null && uri.getUserInfo() == null && uri.getFragment() == null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static InvalidSetting wrong(NodeCountry country, Role role, MetadataRule rule, String found) {
        return new InvalidSetting(
                country + ", " + role.title() + ": " + rule.id() + " " + rule.sentence() + " Found: " + found);
    }

    @Override
    public String toString() {
        return country + " " + role.title();
    }
}
