package org.pontis.idp.saml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * HTTP-Redirect (SAML bindings 3.4): the message deflated in the address, the signature beside it, over the parameters in
 * exactly this order and as they were encoded.
 */
public final class RedirectBinding {

    private RedirectBinding() {}

    /**
     * @param query as it came over the wire
     * @throws Refused if it is not one signed message and nothing else
     */
    public static Envelope read(String query) {
        Map<String, String> raw = Query.raw(query == null ? "" : query);
        String carrier = Envelope.carrier(raw);
        Refused.unless(
                raw.containsKey(Envelope.ALGORITHM) && raw.containsKey(Envelope.SIGNATURE),
                Reason.UNSIGNED,
                "The address carries no signature.");
        Refused.unless(
                List.copyOf(raw.keySet()).equals(expected(carrier, raw.containsKey(Envelope.RELAY_STATE))),
                Reason.PARAMETERS,
                "The parameters are not those of this binding in their order.");
        Algorithms.checkSignature(Query.decode(raw.get(Envelope.ALGORITHM)));
        Base64Text.decode(Query.decode(raw.get(Envelope.SIGNATURE)));
        String encoded = Query.decode(raw.get(carrier));
        return new Envelope(
                carrier.equals(Envelope.RESPONSE),
                encoded,
                Deflate.inflate(Base64Text.decode(encoded)),
                Optional.ofNullable(raw.get(Envelope.RELAY_STATE)).map(Query::decode),
                true);
    }

    private static List<String> expected(String carrier, boolean relayState) {
        List<String> names = new ArrayList<>(List.of(carrier));
        if (relayState) {
            names.add(Envelope.RELAY_STATE);
        }
        names.add(Envelope.ALGORITHM);
        names.add(Envelope.SIGNATURE);
        return names;
    }
}
