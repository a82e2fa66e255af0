package org.pontis.sandbox.e2e;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pontis.realm.Realms;
import org.pontis.realm.admin.Credentials;
import org.pontis.realm.json.Json;
import org.pontis.realm.lint.Realm;
import org.pontis.realm.lint.Rules;
import org.pontis.realm.plan.Plan;
import org.pontis.sandbox.run.Stack;

import static org.assertj.core.api.Assertions.assertThat;

/** The operator's tool on a realm of its own, which it makes itself. */
@ExtendWith(Running.class)
class RealmToolIT {

    private static final String REALM = "copy";

    private static Stack stack;
    private static Admin admin;

    @BeforeAll
    static void makeTheRealm(Stack running) {
        stack = running;
        admin = new Admin(stack);
        Onboarding.Answer made = tool("apply", "--create");
        assertThat(made.status()).as(made.errors()).isZero();
    }

    @AfterAll
    static void forgetTheRealm() {
        admin.delete(REALM);
    }

    @AfterEach
    void asTheFilesSay() {
        Onboarding.Answer applied = tool("apply", "--prune");
        assertThat(applied.status()).as(applied.errors()).isZero();
    }

    @Test
    void aRealmThatIsAsTheFilesSayNeedsNoChange() {
        assertThat(tool("apply")).isEqualTo(new Onboarding.Answer(0, "Nothing to change.\n", ""));
        assertThat(tool("drift")).isEqualTo(new Onboarding.Answer(0, "The server is as the files say.\n", ""));
    }

    @Test
    void whatSomebodyChangedInTheConsoleIsNamedAndUndone() {
        admin.put(
                portal(),
                client().put("directAccessGrantsEnabled", true)
                        .set("redirectUris", Json.array(List.of("https://evil.example/*"))));
        Onboarding.Answer drift = tool("drift");
        assertThat(drift.status()).isEqualTo(1);
        assertThat(drift.output().lines())
                .hasSize(3)
                .contains("update client portal-oidc", "    /directAccessGrantsEnabled: true -> false")
                .anyMatch(line -> line.startsWith("    /redirectUris: [\"https://evil.example/*\"] -> [\"http"));
        assertThat(tool("drift", "--json").output()).contains("\"path\" : \"/directAccessGrantsEnabled\"");

        assertThat(tool("lint").output()).contains("broken (server) REDIRECT-WILDCARD client portal-oidc");
        assertThat(tool("apply", "--dry-run").output()).endsWith(" to make, nothing was changed.\n");
        assertThat(client().path("directAccessGrantsEnabled").asBoolean())
                .as("a dry run changes nothing")
                .isTrue();

        Onboarding.Answer applied = tool("apply");
        assertThat(applied.status()).as(applied.errors()).isZero();
        assertThat(tool("drift").status()).isZero();
        assertThat(client().path("directAccessGrantsEnabled").asBoolean()).isFalse();
    }

    @Test
    void aFlowThatSomebodyChangedIsPutRight() {
        admin.post(
                REALM + "/authentication/flows/pontis%20browser/executions/execution",
                new TreeMap<>(java.util.Map.of("provider", "auth-username-password-form")));
        assertThat(tool("drift").output()).contains("/executions/auth-username-password-form");
        assertThat(tool("lint").output()).contains("(server) FLOW-BROWSER");
        Onboarding.Answer applied = tool("apply");
        assertThat(applied.status()).as(applied.errors()).isZero();
        assertThat(tool("drift").status()).isZero();
    }

    @Test
    void aStrangersClientIsNamedAndLeft() {
        admin.post(REALM + "/clients", java.util.Map.of("clientId", "stranger"));
        try {
            assertThat(tool("drift").output()).contains("leave client stranger: no file names it");
            assertThat(tool("apply", "--prune").output()).contains("Nothing to change.");
        } finally {
            String id = admin.get(REALM + "/clients?clientId=stranger")
                    .get(0)
                    .path("id")
                    .asText();
            admin.delete(REALM + "/clients/" + id);
        }
    }

    @Test
    void theFirstRefusalIsTheEnd() throws IOException {
        Path folder = Files.createTempDirectory(Path.of("target"), "portals-");
        // a client id that is too long for the database: only the server notices
        Files.writeString(folder.resolve("long.yaml"), """
                portal: %s
                protocol: oidc
                name: {es: A, en: A}
                owner: A
                contact: A
                home: https://a.example/
                claims: []
                redirect-uris: [https://a.example/callback]
                keys: {url: https://a.example/jwks}
                """.formatted("x".repeat(300)));
        Onboarding.Answer refused = tool("apply", "--portals", folder.toString());
        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.errors()).startsWith("Refused: create client xxx").contains("Stopped after 0 of 1 change;");
    }

    @Test
    void withoutARealmOrARightNothingIsDone() {
        Onboarding.Answer none = Onboarding.tool(stack, "apply", "es", "--realm", "nowhere");
        assertThat(none.status()).isEqualTo(1);
        assertThat(none.errors()).isEqualTo("There is no realm nowhere on the server; --create makes it.\n");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("breaks")
    void lintNamesWhatSomebodyBroke(String rule, JsonNode change) throws IOException {
        ObjectNode broken = files();
        set(broken, change);
        if (change.has("and")) {
            set(broken, change.path("and"));
        }
        org.pontis.realm.admin.Admin operator = operator();
        Plan.of(broken, operator.export().orElseThrow(), true).carryOut(operator, done -> {});
        assertThat(Rules.check(new Realm(operator.export().orElseThrow(), files())))
                .extracting(finding -> finding.rule().id())
                .contains(rule);
    }

    static Stream<Object[]> breaks() throws IOException {
        return Json.each(Json.read(
                        Files.readString(Path.of("../realm-config/src/test/resources/org/pontis/realm/breaks.json"))))
                .filter(change -> change.path("server").asBoolean(true))
                .filter(change -> !change.path("rule").asText().startsWith("IDP-"))
                .map(change -> new Object[] {change.path("rule").asText(), change});
    }

    private static void set(ObjectNode realm, JsonNode change) {
        JsonPointer at = JsonPointer.compile(change.path("at").asText());
        JsonNode parent = realm.at(at.head());
        if (parent instanceof ArrayNode list && at.last().getMatchingIndex() < list.size()) {
            list.set(at.last().getMatchingIndex(), change.path("value"));
        } else if (parent instanceof ArrayNode list) {
            list.add(change.path("value"));
        } else {
            ((ObjectNode) parent).set(at.last().getMatchingProperty(), change.path("value"));
        }
    }

    private static ObjectNode files() throws IOException {
        Properties values = new Properties();
        try (var reader = Files.newBufferedReader(stack.realmValues())) {
            values.load(reader);
        }
        TreeMap<String, String> placeholders = new TreeMap<>();
        values.stringPropertyNames().forEach(name -> placeholders.put(name, values.getProperty(name)));
        return Realms.assemble("es", placeholders, List.of()).put("realm", REALM);
    }

    private static org.pontis.realm.admin.Admin operator() {
        return new org.pontis.realm.admin.Admin(
                URI.create(stack.addresses().brokerUrl()),
                REALM,
                "master",
                new Credentials.Secret("realm-config", stack.secrets().realmClient()));
    }

    private static Onboarding.Answer tool(String command, String... more) {
        String[] line = Stream.concat(Stream.of(command, "es", "--realm", REALM), Stream.of(more))
                .toArray(String[]::new);
        return Onboarding.tool(stack, line);
    }

    private static ObjectNode client() {
        return (ObjectNode) admin.get(REALM + "/clients?clientId=portal-oidc").get(0);
    }

    private static String portal() {
        return REALM + "/clients/" + client().path("id").asText();
    }
}
