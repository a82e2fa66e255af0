package org.pontis.idp.keycloak.cabinet;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.keycloak.models.ClientModel;
import org.pontis.idp.keycloak.logout.PortalLine;
import org.pontis.idp.keycloak.portal.Asker;
import org.pontis.idp.keycloak.portal.Unanswered.Standing;

/**
 * What one portal was told of a log-in that was not hers.
 *
 * @param logout what it said to the end of a session; nothing, if there was none to end
 * @param event whether it is told by a Security Event Token, too
 */
record ToldPortal(Asker portal, Optional<Standing> logout, boolean event) {

    /**
     * Each portal once.
     *
     * @param ended those of sessions that were ended
     * @param entered those that were entered since then
     * @param informed those of them that are told by a token
     */
    static Stream<ToldPortal> of(List<PortalLine> ended, Set<ClientModel> entered, Set<ClientModel> informed) {
        Set<ClientModel> left =
                ended.stream().map(line -> line.portal().portal()).collect(Collectors.toSet());
        return Stream.concat(
                ended.stream()
                        .map(line -> new ToldPortal(
                                line.portal(),
                                Optional.of(line.standing()),
                                informed.contains(line.portal().portal()))),
                entered.stream()
                        .filter(portal -> !left.contains(portal))
                        .map(portal -> new ToldPortal(
                                new Asker(portal, Optional.empty()), Optional.empty(), informed.contains(portal))));
    }

    /** For a template, in the order of their names. */
    static List<Map<String, Object>> lines(Stream<ToldPortal> portals, Locale reader) {
        return portals.sorted(Comparator.comparing(one -> one.portal().name(reader)))
                .map(one -> one.line(reader))
                .toList();
    }

    private Map<String, Object> line(Locale reader) {
        Map<String, Object> line = new HashMap<>();
        line.put("name", portal.name(reader));
        line.put("event", event);
        logout.ifPresent(standing -> line.put("standing", standing.name()));
        return line;
    }
}
