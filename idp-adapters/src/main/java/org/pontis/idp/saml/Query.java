package org.pontis.idp.saml;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The parameters of an address, raw and in their order, each once. */
final class Query {

    private Query() {}

    static Map<String, String> raw(String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            Refused.unless(parameters.put(decode(name), value) == null, Reason.PARAMETERS, "A parameter stands twice.");
        }
        return parameters;
    }

    static String decode(String raw) {
        try {
            return URLDecoder.decode(raw, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException badEscape) {
            throw new Refused(Reason.PARAMETERS, "The address is badly encoded.");
        }
    }
}
