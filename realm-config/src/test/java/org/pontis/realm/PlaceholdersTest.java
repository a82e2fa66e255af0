package org.pontis.realm;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.pontis.realm.json.Json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PlaceholdersTest {

    private static final Map<String, String> ONE = Map.of("BROKER_URL", "http://localhost:8080");

    @Test
    void aPlaceholderIsReplacedWhereverItStands() {
        ObjectNode tree = Json.object();
        tree.putArray("redirectUris").add("${BROKER_URL}/callback");

        assertThat(Placeholders.fill(tree, ONE).at("/redirectUris/0").textValue())
                .isEqualTo("http://localhost:8080/callback");
    }

    @Test
    void aPlaceholderWithoutValueIsNamedWithItsPlace() {
        ObjectNode tree = Json.object();
        tree.putArray("clients").addObject().put("secret", "${SANDBOX_CLIENT_SECRET}");

        assertThatThrownBy(() -> Placeholders.fill(tree, ONE))
                .isInstanceOf(AssemblyException.class)
                .hasMessage("The placeholder ${SANDBOX_CLIENT_SECRET} at /clients/0/secret has no value.");
    }

    @Test
    void keycloaksOwnPlaceholdersAreRefusedToo() {
        ObjectNode tree = Json.object().put("secret", "${env.HOME:x}");

        assertThatThrownBy(() -> Placeholders.fill(tree, ONE)).hasMessageContaining("${env.HOME:x} at /secret");
    }

    @Test
    void anUnclosedPlaceholderIsRefused() {
        ObjectNode tree = Json.object().put("secret", "${BROKER_URL");

        assertThatThrownBy(() -> Placeholders.fill(tree, ONE)).hasMessage("At /secret a placeholder is not closed.");
    }

    @Test
    void aPlaceholderInANameIsRefused() {
        ObjectNode tree = Json.object().put("${BROKER_URL}", "x");

        assertThatThrownBy(() -> Placeholders.fill(tree, ONE)).hasMessageContaining("stands in a name");
    }

    @Test
    void aValueForNoPlaceholderIsRefused() {
        Map<String, String> mistyped = Map.of("BROKER_URI", "http://localhost:8080");

        assertThatThrownBy(() -> Placeholders.fill(Json.object(), mistyped))
                .hasMessageStartingWith("There is no placeholder ${BROKER_URI}; there are BROKER_URL, ");
    }

    @Test
    void anEmptyValueIsRefused() {
        assertThatThrownBy(() -> Placeholders.fill(Json.object(), Map.of("SANDBOX_CLIENT_SECRET", " ")))
                .hasMessage("The value of ${SANDBOX_CLIENT_SECRET} is empty.");
    }

    @Test
    void aValueCannotBringInAPlaceholder() {
        assertThatThrownBy(() -> Placeholders.fill(Json.object(), Map.of("BROKER_URL", "${env.HOME}")))
                .as("Keycloak would replace it at import")
                .hasMessage("The value of ${BROKER_URL} holds a placeholder itself.");
    }

    @Test
    void everyKnownPlaceholderButTheBrokersIsNeededByARealm() {
        for (String name : Placeholders.KNOWN) {
            Map<String, String> without = new HashMap<>(Fixed.PLACEHOLDERS);
            without.remove(name);
            if (!name.equals("BROKER_URL")) {
                assertThat(List.of("es", "ee"))
                        .anySatisfy(realm -> assertThatThrownBy(() -> Realms.assemble(realm, without))
                                .hasMessageContaining("${" + name + "}"));
            }
        }
    }
}
