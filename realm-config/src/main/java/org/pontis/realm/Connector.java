package org.pontis.realm;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.pontis.realm.json.Merge;

/**
 * The eidas-connector of a realm: people of other countries come in through it, and the realm's own people go out. Where there is
 * none, the realm has neither the identity provider nor the client.
 */
final class Connector {

    /** The placeholder with its issuer, in what only a realm with a connector has. */
    static final String URL = "EIDAS_URL";

    /** The placeholder with the address that browsers and other countries know it by, which may be another one. */
    static final String ADDRESS = "EIDAS_ADDRESS";

    /** The file of the portal that speaks for other countries. */
    private static final String PROXY_SERVICE = "eidas-proxy-service";

    private Connector() {}

    /** The values of a realm, with that of its connector under the name that its sources use. */
    static Map<String, String> values(String realm, Map<String, String> placeholders) {
        Map<String, String> values = new HashMap<>(placeholders);
        values.remove(URL);
        values.remove(ADDRESS);
        String prefix = "EIDAS_" + realm.toUpperCase(Locale.ROOT);
        Optional.ofNullable(placeholders.get(prefix + "_URL")).ifPresent(issuer -> {
            values.put(URL, issuer);
            values.put(ADDRESS, placeholders.getOrDefault(prefix + "_ADDRESS", issuer));
        });
        return values;
    }

    /** Adds what a realm with a connector has. */
    static void addTo(ObjectNode sources, Map<String, String> values) {
        if (values.containsKey(URL)) {
            Merge.into(sources, Sources.object("eidas.json"));
            sources.withArrayProperty("portals").add(PROXY_SERVICE);
        }
    }
}
