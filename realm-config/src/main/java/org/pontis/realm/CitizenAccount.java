package org.pontis.realm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.pontis.realm.json.Json;

/** A citizen as the Keycloak user that an import makes. */
public final class CitizenAccount {

    private CitizenAccount() {}

    public static ObjectNode of(TestCitizen citizen) {
        ObjectNode user = Json.object();
        user.put("username", citizen.account());
        user.put("enabled", true);
        user.put("firstName", citizen.givenName());
        user.put("lastName", citizen.familyName());
        ObjectNode attributes = user.putObject("attributes");
        attributes.putArray("person_identifier").add(citizen.identifier());
        attributes.putArray("country").add(citizen.country());
        attributes.putArray("identifier_kind").add(citizen.kind());
        attributes.putArray("birthdate").add(citizen.birthdate().toString());
        attributes.putArray("contrast").add(citizen.contrast().toString());
        citizen.password()
                .ifPresent(
                        password -> attributes.putArray("password_registration").add(citizen.registration()));
        ArrayNode credentials = user.putArray("credentials");
        citizen.password().ifPresent(password -> credentials
                .addObject()
                .put("type", "password")
                .put("value", password)
                .put("temporary", false));
        citizen.phone().ifPresent(phone -> credentials
                .addObject()
                .put("type", "phone")
                .put("credentialData", phoneData(phone, citizen.registration()))
                .put("secretData", "{}"));
        if (!citizen.roles().isEmpty()) {
            citizen.roles().forEach(user.putArray("realmRoles")::add);
        }
        return user;
    }

    private static String phoneData(String number, String registration) {
        return Json.compact(Json.object().put("number", number).put("registration", registration));
    }
}
