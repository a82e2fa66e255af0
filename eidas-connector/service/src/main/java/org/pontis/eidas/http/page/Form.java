package org.pontis.eidas.http.page;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where the buttons of a page lead, by POST.
 *
 * @param action an address of ours, or of a node from its verified metadata
 * @param fields hidden ones that come back with the button
 */
public record Form(String action, Map<String, String> fields) {

    public Form {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }
}
