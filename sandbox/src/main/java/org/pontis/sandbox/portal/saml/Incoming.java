package org.pontis.sandbox.portal.saml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.nimbusds.oauth2.sdk.util.URLUtils;
import org.opensaml.saml.common.SignableSAMLObject;
import org.pontis.eidas.saml.PostBinding;
import org.pontis.eidas.saml.RedirectBinding;
import org.pontis.eidas.saml.Rejected;
import org.pontis.eidas.saml.UnverifiedMessage;
import org.pontis.sandbox.web.Request;

/**
 * A message that the browser brought, by POST or in the query. Exactly one message, and no parameter twice: readers that
 * disagree about which of two counts are how messages are smuggled.
 */
record Incoming(boolean posted, String rawQuery, Map<String, String> parameters) {

    static final String REQUEST = "SAMLRequest";
    static final String RESPONSE = "SAMLResponse";

    /** @throws IllegalArgumentException if the request does not carry exactly one message */
    static Incoming of(Request request) {
        boolean posted = "POST".equals(request.exchange().getRequestMethod());
        String rawQuery = request.exchange().getRequestURI().getRawQuery();
        if (posted && rawQuery != null) {
            throw new IllegalArgumentException("A posted message stands in the body alone.");
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        String encoded = posted ? request.text() : rawQuery;
        for (Map.Entry<String, List<String>> parameter :
                URLUtils.parseParameters(encoded).entrySet()) {
            if (parameter.getValue().size() != 1) {
                throw new IllegalArgumentException("A parameter comes twice.");
            }
            parameters.put(parameter.getKey(), parameter.getValue().getFirst());
        }
        if (parameters.containsKey(REQUEST) == parameters.containsKey(RESPONSE)) {
            throw new IllegalArgumentException("There is not exactly one message.");
        }
        return new Incoming(posted, rawQuery, parameters);
    }

    boolean isRequest() {
        return parameters.containsKey(REQUEST);
    }

    String relayState() {
        return parameters.getOrDefault("RelayState", "");
    }

    /** The fields of an answer to this message: the relay state comes back as it came, or not at all. */
    Map<String, String> withRelayState(String parameter, String message) {
        return relayState().isEmpty()
                ? Map.of(parameter, message)
                : Map.of(parameter, message, "RelayState", relayState());
    }

    <T extends SignableSAMLObject> UnverifiedMessage<T> read(Class<T> type) throws Rejected {
        String parameter = isRequest() ? REQUEST : RESPONSE;
        return posted
                ? PostBinding.read(parameters.get(parameter), type)
                : RedirectBinding.read(rawQuery, parameter, type);
    }
}
