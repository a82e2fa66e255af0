package org.pontis.idp.saml;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A message as it came by a binding, not yet read.
 *
 * @param response whether it came as {@code SAMLResponse}
 * @param encoded the parameter's value, decoded from the form or address and nothing more
 * @param xml the bytes of the document
 * @param relayState what the portal wants back
 * @param detached whether the signature stands beside it (HTTP-Redirect) and not in it (HTTP-POST)
 */
public record Envelope(boolean response, String encoded, byte[] xml, Optional<String> relayState, boolean detached) {

    /** Bytes of one document. */
    static final int LARGEST = 131_072;

    static final String REQUEST = "SAMLRequest";
    static final String RESPONSE = "SAMLResponse";
    static final String RELAY_STATE = "RelayState";
    static final String ALGORITHM = "SigAlg";
    static final String SIGNATURE = "Signature";

    /** SAML bindings 3.4.3 has 80 bytes; portals in use send the address to return to, so there is room for one. */
    private static final int LONGEST_RELAY_STATE = 1_024;

    private static final List<String> ALL =
            List.of(REQUEST, RESPONSE, RELAY_STATE, ALGORITHM, SIGNATURE, "SAMLart", "SAMLEncoding");

    public Envelope {
        relayState.ifPresent(state -> Refused.unless(
                state.length() <= LONGEST_RELAY_STATE && state.chars().noneMatch(Character::isISOControl),
                Reason.PARAMETERS,
                "The RelayState is too long or has control characters."));
    }

    /** The one of the two parameters that carries a message. */
    static String carrier(Map<String, ?> parameters) {
        Refused.unless(
                parameters.containsKey(REQUEST) != parameters.containsKey(RESPONSE),
                Reason.PARAMETERS,
                "There is not exactly one message.");
        return parameters.containsKey(REQUEST) ? REQUEST : RESPONSE;
    }

    static boolean isOurs(String parameter) {
        return ALL.contains(parameter);
    }
}
