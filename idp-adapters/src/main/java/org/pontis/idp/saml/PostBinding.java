package org.pontis.idp.saml;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** HTTP-POST (SAML bindings 3.5): the message in a form field, signed inside. */
public final class PostBinding {

    private PostBinding() {}

    /**
     * @param form every field with all its values
     * @param query of the address the form went to, or {@code null}
     * @throws Refused if there is not exactly one message, or a field also stands in the address
     */
    public static Envelope read(Map<String, List<String>> form, String query) {
        Refused.unless(
                query == null || Query.raw(query).keySet().stream().noneMatch(Envelope::isOurs),
                Reason.PARAMETERS,
                "A posted message stands in the body alone.");
        form.forEach((name, values) -> Refused.unless(
                !Envelope.isOurs(name) || values.size() == 1, Reason.PARAMETERS, "A field stands twice."));
        String carrier = Envelope.carrier(form);
        // HTTP-POST-SimpleSign and HTTP-Artifact bring these; neither is offered
        Refused.unless(
                List.of(Envelope.ALGORITHM, Envelope.SIGNATURE, "SAMLart").stream()
                        .noneMatch(form::containsKey),
                Reason.PARAMETERS,
                "A field belongs to another binding.");
        String encoded = form.get(carrier).getFirst();
        return new Envelope(
                carrier.equals(Envelope.RESPONSE),
                encoded,
                Base64Text.decode(encoded),
                Optional.ofNullable(form.get(Envelope.RELAY_STATE)).map(List::getFirst),
                false);
    }
}
