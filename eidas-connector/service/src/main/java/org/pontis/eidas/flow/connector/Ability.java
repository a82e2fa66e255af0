package org.pontis.eidas.flow.connector;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.pontis.eidas.attributes.AttributeDefinition;
import org.pontis.eidas.attributes.AttributeProfile;
import org.pontis.eidas.attributes.DataSet;
import org.pontis.eidas.level.GrantedLevel;
import org.pontis.eidas.saml.metadata.NodeMetadata;
import org.pontis.eidas.saml.metadata.SpType;

/** What a country's node can do for a login, by its metadata and our rules for it (IA 4: only such countries should be offered). */
record Ability(NodeMetadata node, CountryRules rules) {

    boolean serves(LoginRequest login) {
        return reaches(login) && knows(AttributeProfile.mandatory(setOf(login))) && admits(login);
    }

    /** Of what the relying party wants, what the node says it has (message format 2.3.2); the minimum data set in any case. */
    List<AttributeDefinition> attributes(LoginRequest login) {
        Set<String> known = node.attributes();
        return Stream.concat(
                        AttributeProfile.mandatory(setOf(login)).stream(),
                        login.attributes().stream().filter(attribute -> known.contains(attribute.uri())))
                .distinct()
                .toList();
    }

    Optional<String> requesterId(LoginRequest login) {
        return switch (rules.scoping()) {
            case ALWAYS -> login.requesterId();
            case DEMANDED -> demandsName(login) ? login.requesterId() : Optional.empty();
            case NEVER -> Optional.empty();
        };
    }

    private boolean reaches(LoginRequest login) {
        return node.levels().stream()
                .flatMap(uri -> GrantedLevel.read(uri).stream())
                .map(rules::capped)
                .anyMatch(login.level()::accepts);
    }

    /** A node that does not say what it has is taken to have the minimum data set of a natural person. */
    private boolean knows(List<AttributeDefinition> attributes) {
        return node.attributes().isEmpty()
                ? attributes.getFirst().set() == DataSet.NATURAL
                : attributes.stream().map(AttributeDefinition::uri).allMatch(node.attributes()::contains);
    }

    private boolean admits(LoginRequest login) {
        return !demandsName(login) || requesterId(login).isPresent();
    }

    private boolean demandsName(LoginRequest login) {
        return node.demandsRequesterId() && login.spType() == SpType.PRIVATE;
    }

    private static DataSet setOf(LoginRequest login) {
        return login.attributes().stream()
                .map(AttributeDefinition::set)
                .findFirst()
                .orElse(DataSet.NATURAL);
    }
}
