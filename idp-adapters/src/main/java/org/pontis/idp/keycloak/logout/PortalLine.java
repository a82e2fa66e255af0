package org.pontis.idp.keycloak.logout;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;

import org.pontis.idp.keycloak.portal.Asker;
import org.pontis.idp.keycloak.portal.Unanswered;
import org.pontis.idp.keycloak.portal.Unanswered.Standing;

/** A portal as the page of a logout names it. */
public record PortalLine(Asker portal, Standing standing) {

    /** For a template, in the order of their names; each portal once. */
    public static List<Map<String, String>> of(List<Unanswered> portals, Locale reader) {
        return sorted(worst(portals.stream().map(one -> new PortalLine(one.portal(), one.standing()))), reader);
    }

    /** Each portal once, as it is at its worst: of more sessions than one, a single open one matters. */
    public static Stream<PortalLine> worst(Stream<PortalLine> all) {
        Map<Object, PortalLine> each = new LinkedHashMap<>();
        all.forEach(one -> each.merge(
                List.of(one.portal().portal().getId(), one.portal().requester()),
                one,
                BinaryOperator.maxBy(Comparator.comparing(PortalLine::standing))));
        return each.values().stream();
    }

    static List<Map<String, String>> sorted(Stream<PortalLine> portals, Locale reader) {
        return portals.map(one -> Map.of(
                        "name",
                        one.portal().name(reader),
                        "standing",
                        one.standing().name()))
                .sorted(Comparator.comparing(line -> line.get("name")))
                .toList();
    }
}
