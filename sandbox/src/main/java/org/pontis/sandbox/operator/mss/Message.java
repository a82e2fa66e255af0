package org.pontis.sandbox.operator.mss;

import java.io.IOException;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import org.pontis.sandbox.phones.PhoneNumber;
import org.pontis.sandbox.web.Request;
import org.pontis.sandbox.web.Response;

/** A request of a relying party, an application provider in this dialect's words. */
record Message(JsonNode body) {

    static Message of(Request request, String root) throws MssFault {
        try {
            JsonNode body = Response.JSON.readTree(request.body());
            if (body != null && body.path(root).isObject()) {
                return new Message(body.path(root));
            }
        } catch (IOException notJson) {
            // said below
        }
        throw MssFault.of(Code.WRONG_PARAM, "The body must be a JSON object with " + root);
    }

    void authorize(Partner partner) throws MssFault {
        boolean known = partner.id().equals(required("/AP_Info/AP_ID"))
                && partner.password().equals(required("/AP_Info/AP_PWD"));
        if (!known) {
            throw MssFault.of(Code.UNAUTHORIZED_ACCESS);
        }
    }

    void version(String major, String minor) throws MssFault {
        if (!required("/MajorVersion").equals(major)
                || !required("/MinorVersion").equals(minor)) {
            throw MssFault.of(Code.INCOMPATIBLE_INTERFACE);
        }
    }

    String transaction() throws MssFault {
        return required("/AP_Info/AP_TransID");
    }

    String instant() throws MssFault {
        return required("/AP_Info/Instant");
    }

    PhoneNumber phone() throws MssFault {
        return PhoneNumber.read(required("/MobileUser/MSISDN"))
                .orElseThrow(() -> MssFault.of(Code.WRONG_PARAM, "Illegal msisdn"));
    }

    /** What an additional service is asked with, such as {@code UserLang} of {@code …#userLang}. */
    Optional<String> service(String name, String field) {
        for (JsonNode service : body.path("AdditionalServices")) {
            if (service.path("Description").asText().endsWith("#" + name)) {
                return Optional.ofNullable(service.path(field).path("Value").textValue());
            }
        }
        return Optional.empty();
    }

    String required(String pointer) throws MssFault {
        return optional(pointer)
                .orElseThrow(() -> MssFault.of(Code.MISSING_PARAM, pointer.substring(1) + " is missing"));
    }

    Optional<String> optional(String pointer) {
        return Optional.ofNullable(body.at(pointer).textValue()).filter(text -> !text.isEmpty());
    }
}
