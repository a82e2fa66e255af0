package org.pontis.realm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.pontis.broker.LevelAges;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.realm.json.Json;

/**
 * What the realm says about levels. All three are always there, even when no method reaches one: a portal that asks for
 * it must get the protocol's own answer, not an unknown name.
 */
final class Assurance {

    private Assurance() {}

    static ObjectNode attributes() {
        ObjectNode numbers = Json.object();
        ObjectNode uris = Json.object();
        ObjectNode attributes = Json.object();
        for (LevelOfAssurance level : LevelOfAssurance.values()) {
            numbers.put(level.shortName(), level.ordinal() + 1);
        }
        for (LevelOfAssurance level : LevelOfAssurance.values()) {
            numbers.put(level.uri(), level.ordinal() + 1);
            // Keycloak reads SAML classes through this second map and takes only names that stand in both
            uris.put(level.uri(), level.uri());
            attributes.put(
                    "pontis.age." + level.shortName(),
                    LevelAges.DEFAULT.of(level).toString());
        }
        attributes.put("acr.loa.map", Json.compact(numbers));
        attributes.put("acr.uri.map", Json.compact(uris));
        return attributes;
    }
}
