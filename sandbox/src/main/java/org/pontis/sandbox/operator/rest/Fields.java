package org.pontis.sandbox.operator.rest;

import java.io.IOException;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import org.pontis.sandbox.operator.Role;
import org.pontis.sandbox.phones.PhoneNumber;
import org.pontis.sandbox.web.Request;
import org.pontis.sandbox.web.Response;

/** The fields of a request; those nobody asks for are ignored. */
record Fields(JsonNode body) {

    private static final Set<String> LANGUAGES = Set.of("EST", "ENG", "RUS", "LIT");

    /** The customers of the operator: a secret, and the names it goes with, in any case. */
    private static final String PARTY = "00000000-0000-0000-0000-000000000000";

    private static final Set<String> NAMES = Set.of("DEMO", "PONTIS");

    static Fields of(Request request) throws BadRequest {
        try {
            JsonNode body = Response.JSON.readTree(request.body());
            if (body != null && body.isObject()) {
                return new Fields(body).authorized();
            }
        } catch (IOException notJson) {
            // said below
        }
        throw BadRequest.because("The body must be a JSON object");
    }

    private Fields authorized() throws BadRequest {
        boolean known = required("relyingPartyUUID").equals(PARTY)
                && NAMES.contains(relyingParty().toUpperCase(Locale.ROOT));
        if (!known) {
            throw BadRequest.unauthorized();
        }
        return this;
    }

    String relyingParty() throws BadRequest {
        return required("relyingPartyName");
    }

    PhoneNumber phone() throws BadRequest {
        String written = required("phoneNumber");
        if (!written.matches("\\+[1-9][0-9]{6,14}")) {
            throw BadRequest.because("phoneNumber must contain of + and numbers(8-30)");
        }
        return new PhoneNumber(written);
    }

    String identifier() throws BadRequest {
        return required("nationalIdentityNumber");
    }

    Hash hash() throws BadRequest {
        HashType type = HashType.of(required("hashType"))
                .orElseThrow(() -> BadRequest.because("hashType must be SHA256, SHA384 or SHA512"));
        byte[] value;
        try {
            value = Base64.getDecoder().decode(required("hash"));
        } catch (IllegalArgumentException notBase64) {
            throw BadRequest.because("Hash must be Base64 encoded");
        }
        if (value.length != type.octets()) {
            throw BadRequest.because("The length of the hash must match the type of hash");
        }
        return new Hash(type, value);
    }

    /** What the phone shows: who asks, and why. */
    String text() throws BadRequest {
        if (!LANGUAGES.contains(required("language"))) {
            throw BadRequest.because("language must be EST, ENG, RUS or LIT");
        }
        Optional<String> text = optional("displayText");
        return text.isEmpty()
                ? relyingParty()
                : relyingParty() + ": "
                        + DisplayText.of(optional("displayTextFormat").orElse("GSM-7"), text.get())
                                .shown();
    }

    Optional<Role> role() {
        return optional("role").flatMap(Role::of);
    }

    private Optional<String> optional(String name) {
        return Optional.ofNullable(body.path(name).textValue()).filter(value -> !value.isBlank());
    }

    private String required(String name) throws BadRequest {
        return optional(name).orElseThrow(() -> BadRequest.because("Required " + name + " is missing"));
    }
}
