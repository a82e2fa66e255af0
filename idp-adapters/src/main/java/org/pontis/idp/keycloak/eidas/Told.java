package org.pontis.idp.keycloak.eidas;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the connector has told the citizen on a page of its own, as it stands in {@code error_description}: {@code COUNTRY_DOWN
 * 7K2M9QX1}. The log of the connector has the foreign node's message under that incident.
 */
record Told(String problem, String incident) {

    private static final Pattern FORM = Pattern.compile("([A-Z][A-Z0-9_]{2,39}) ([0-9A-Z]{8})");

    /** Nothing, if it is something else: then nobody has told her. */
    static Optional<Told> in(String description) {
        Matcher form = FORM.matcher(description);
        return form.matches() ? Optional.of(new Told(form.group(1), form.group(2))) : Optional.empty();
    }
}
