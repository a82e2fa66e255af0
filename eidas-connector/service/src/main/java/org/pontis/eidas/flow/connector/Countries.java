package org.pontis.eidas.flow.connector;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.pontis.eidas.attributes.NodeCountry;
import org.pontis.eidas.flow.Nodes;
import org.pontis.eidas.metadata.Health;
import org.pontis.eidas.saml.metadata.Binding;
import org.pontis.eidas.saml.metadata.Role;

/** The countries whose citizens can log in here. */
record Countries(Nodes nodes, Connector connector) {

    boolean isKnown(NodeCountry country) {
        return all().anyMatch(country::equals);
    }

    /** What a country can do now; nothing while it is down. Somebody wants to go there, so its node is tried. */
    Optional<Ability> ability(NodeCountry country) {
        return ability(country, nodes::answers);
    }

    private Optional<Ability> ability(NodeCountry country, Predicate<String> there) {
        return nodes.proxyService(country)
                .filter(node -> node.endpoint(Binding.POST)
                        .filter(post -> there.test(post.location()))
                        .isPresent())
                .map(node -> new Ability(node, connector.rulesOf(country)));
    }

    /** For the log, why nobody can go there. */
    String trouble(NodeCountry country) {
        return nodes.health().stream()
                .filter(health ->
                        health.role() == Role.PROXY_SERVICE && health.country().equals(country))
                .map(Health::words)
                .collect(Collectors.joining(" "));
    }

    /** What to choose from: those that can serve the login, and those that are down, of which that is not known. */
    List<CountryChoice> choices(LoginRequest login) {
        return all().distinct()
                .sorted()
                .flatMap(country -> choice(country, login).stream())
                .toList();
    }

    private Optional<CountryChoice> choice(NodeCountry country, LoginRequest login) {
        Optional<Ability> ability = ability(country, nodes::answered);
        return ability.isEmpty() || ability.get().serves(login)
                ? Optional.of(new CountryChoice(country, ability.isPresent()))
                : Optional.empty();
    }

    private Stream<NodeCountry> all() {
        return nodes.health().stream()
                .filter(health -> health.role() == Role.PROXY_SERVICE)
                .map(Health::country);
    }
}
