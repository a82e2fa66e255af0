package org.pontis.realm.plan;

import java.io.IOException;
import java.io.InputStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.pontis.realm.json.Json;

import static org.assertj.core.api.Assertions.assertThat;

class PlanTest {

    private final ObjectNode file = realm();
    private final ObjectNode server = realm();

    @Test
    void whatIsTheSameNeedsNoChange() {
        assertThat(Plan.of(file, server, true).changes()).isEmpty();
    }

    @Test
    void whatSomebodyChangedInTheConsoleIsNamedExactly() {
        portal().withArrayProperty("redirectUris").add("https://evil.example/");
        assertThat(Plan.of(file, server, false).changes()).singleElement().satisfies(change -> {
            assertThat(change.act() + " " + change.thing()).isEqualTo("update client portal-oidc");
            assertThat(change.differences())
                    .singleElement()
                    .hasToString("/redirectUris: [\"http://localhost:8091/callback\",\"https://evil.example/\"]"
                            + " -> [\"http://localhost:8091/callback\"]");
        });
    }

    @Test
    void anAttributeThatSomebodyAddedIsNamed() {
        portal().withObjectProperty("attributes")
                .put("standard.token.exchange.enableRefreshRequestedTokenType", "SAME");
        assertThat(Plan.of(file, server, false).work()).singleElement().satisfies(change -> assertThat(
                        change.differences())
                .extracting(Difference::path)
                .containsExactly("/attributes/standard.token.exchange.enableRefreshRequestedTokenType"));
    }

    @Test
    void aMapperThatSomebodyAddedIsNamed() {
        portal().withArrayProperty("protocolMappers")
                .addObject()
                .put("name", "more")
                .put("protocolMapper", "x");
        assertThat(Plan.of(file, server, false).work()).singleElement().satisfies(change -> assertThat(
                        change.differences())
                .extracting(Difference::path)
                .containsExactly("/protocolMappers/more"));
    }

    @Test
    void theOrderOfAListThatIsASetIsNoDifference() {
        ArrayNode scopes = portal().withArrayProperty("defaultClientScopes");
        JsonNode first = scopes.remove(0);
        scopes.add(first);
        assertThat(Plan.of(file, server, false).changes()).isEmpty();
    }

    @Test
    void whatKeycloakComputesIsNoDifference() {
        portal().put("id", "1").put("secret", "**********");
        portal().withObjectProperty("attributes").put("realm_client", "false").put("client.secret.creation.time", "1");
        server.put("id", "2").put("keycloakVersion", "26.7.5");
        assertThat(Plan.of(file, server, false).changes()).isEmpty();
    }

    @Test
    void settingsThatNoFileNamesAreTheOperators() {
        server.putObject("smtpServer").put("host", "mail.example");
        assertThat(Plan.of(file, server, false).changes()).isEmpty();
    }

    @Test
    void usersAndKeysAreNeverLookedAt() {
        server.withArrayProperty("users").removeAll();
        JsonNode keys = server.at("/components/org.keycloak.keys.KeyProvider");
        ((ObjectNode) keys.get(0))
                .put("name", "another")
                .withObjectProperty("config")
                .putArray("priority")
                .add("200");
        assertThat(Plan.of(file, server, true).changes()).isEmpty();
    }

    @Test
    void aMissingKindOfKeyIsMade() {
        ((ArrayNode) server.at("/components/org.keycloak.keys.KeyProvider")).remove(1);
        assertThat(Plan.of(file, server, false).work())
                .extracting(Change::thing)
                .containsExactly("key of kind ES256");
    }

    @Test
    void aMissingRoleIsMadeAndThoseOfKeycloakAreNoDifference() {
        ArrayNode roles = (ArrayNode) server.at("/roles/realm");
        roles.remove(0);
        roles.addObject().put("name", "default-roles-es").put("id", "1");
        roles.addObject().put("name", "offline_access");
        assertThat(Plan.of(file, server, true).changes())
                .extracting(Change::thing)
                .containsExactly("role pontis-officer");
    }

    @Test
    void aStrangersClientIsLeftAndNamed() {
        server.withArrayProperty("clients").addObject().put("clientId", "stranger");
        Plan plan = Plan.of(file, server, true);
        assertThat(plan.work()).isEmpty();
        assertThat(plan.changes())
                .extracting(Change::text)
                .containsExactly("leave client stranger: no file names it, and none ever did");
    }

    @Test
    void aPortalWhoseFileIsGoneIsDeletedOnlyWhenAsked() {
        file.withArrayProperty("clients").remove(0);
        assertThat(Plan.of(file, server, false).work()).isEmpty();
        assertThat(Plan.of(file, server, false).changes())
                .extracting(Change::text)
                .containsExactly("leave client portal-oidc: it came from a file, and none that was read names it;"
                        + " --prune would delete it");
        assertThat(Plan.of(file, server, true).work())
                .extracting(change -> change.act() + " " + change.thing())
                .containsExactly("delete client portal-oidc");
    }

    @Test
    void aFlowComesBeforeTheSettingThatNamesIt() {
        server.withArrayProperty("authenticationFlows").remove(1);
        server.put("directGrantFlow", "direct grant");
        assertThat(Plan.of(file, server, false).work())
                .extracting(Change::thing)
                .containsExactly("flow pontis closed", "realm settings");
    }

    @Test
    void whatWouldBeMadeIsSaidInFull() {
        server.withArrayProperty("clients").remove(0);
        assertThat(Plan.of(file, server, false).work()).singleElement().satisfies(change -> assertThat(change.text())
                .startsWith("create client portal-oidc\n    /clientId: (nothing) -> \"portal-oidc\"\n")
                .contains("/redirectUris: (nothing) -> [\"http://localhost:8091/callback\"]")
                .contains("/attributes/pkce.code.challenge.method: (nothing) -> \"S256\"")
                .doesNotContain("\"\"", "[]", "{}"));
    }

    @Test
    void whatWouldBeDeletedIsSaidInFull() {
        file.withArrayProperty("clients").remove(0);
        assertThat(Plan.of(file, server, true).work()).singleElement().satisfies(change -> assertThat(change.text())
                .contains("/redirectUris: [\"http://localhost:8091/callback\"] -> (nothing)"));
    }

    @Test
    void noSecretIsEverShown() {
        portal().withObjectProperty("attributes").put("client.secret", "s3cret-1");
        server.putObject("smtpServer").put("password", "s3cret-2");
        file.putObject("smtpServer").put("password", "s3cret-3").put("host", "mail.example");
        ObjectNode provider = file.withArrayProperty("identityProviders").addObject();
        provider.put("alias", "abroad").putObject("config").put("privateKey", "s3cret-4");
        ObjectNode fresh = file.withArrayProperty("clients").addObject().put("clientId", "fresh");
        fresh.withArrayProperty("protocolMappers")
                .addObject()
                .put("name", "subject")
                .putObject("config")
                .put("pairwiseSubAlgorithmSalt", "s3cret-5");
        Plan plan = Plan.of(file, server, false);
        assertThat(plan.work()).hasSize(4);
        assertThat(plan.changes()).allSatisfy(change -> assertThat(change.text() + change.json())
                .contains("**********")
                .doesNotContain("s3cret"));
    }

    @Test
    void machinesReadTheSame() {
        portal().put("directAccessGrantsEnabled", true);
        assertThat(Plan.of(file, server, false).changes().getFirst().json().toString())
                .isEqualTo("{\"act\":\"update\",\"thing\":\"client portal-oidc\",\"differences\":"
                        + "[{\"path\":\"/directAccessGrantsEnabled\",\"file\":false,\"server\":true}]}");
    }

    private ObjectNode portal() {
        return (ObjectNode) server.at("/clients/0");
    }

    private static ObjectNode realm() {
        try (InputStream golden = PlanTest.class.getResourceAsStream("/org/pontis/realm/es.golden.json")) {
            return (ObjectNode) Json.read(golden);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
