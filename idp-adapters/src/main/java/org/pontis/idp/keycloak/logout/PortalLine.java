package org.pontis.idp.keycloak.logout;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import org.pontis.idp.keycloak.portal.Asker;
import org.pontis.idp.keycloak.portal.Unanswered;
import org.pontis.idp.keycloak.portal.Unanswered.Standing;

/** A portal as the page of a logout names it. */
record PortalLine(Asker portal, Standing standing) {

    /** For a template, in the order of their names. */
    static List<Map<String, String>> of(List<Unanswered> portals, Locale reader) {
        return sorted(portals.stream().map(one -> new PortalLine(one.portal(), one.standing())), reader);
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
