package org.pontis.realm.lint;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.realm.json.Json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** Each rule is broken by one change of the reviewed realm, and by that change no other rule is. */
class RulesTest {

    @ParameterizedTest
    @ValueSource(strings = {"es", "ee"})
    void theReviewedRealmKeepsEveryRule(String name) {
        assertThat(Rules.check(new Realm(realm(name))))
                .filteredOn(finding -> !finding.rule().production())
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("breaks")
    void aRuleIsBrokenByOneChange(String rule, JsonNode change) {
        ObjectNode realm = realm();
        set(realm, change);
        if (change.has("and")) {
            set(realm, change.path("and"));
        }
        ObjectNode files = rule.equals("PAIRWISE-SALT") ? realm : realm();
        assertThat(Rules.check(new Realm(realm, files)))
                .filteredOn(finding -> !finding.rule().production())
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.rule().id()).isEqualTo(rule))
                .allSatisfy(finding -> assertThat(finding.found())
                        .doesNotEndWith(".")
                        .contains(change.path("found").asText("NOT SAID")));
    }

    @Test
    void everyRuleHasAChangeThatBreaksIt() throws IOException {
        Set<String> broken = breaks().map(change -> (String) change[0]).collect(Collectors.toSet());
        assertThat(Rules.all().stream().filter(rule -> !rule.production()).map(Rule::id))
                .containsExactlyInAnyOrderElementsOf(broken);
    }

    @Test
    void idsAreUniqueAndEveryRuleSaysWhatToDo() {
        assertThat(Rules.all()).extracting(Rule::id).doesNotHaveDuplicates();
        assertThat(Rules.all()).allSatisfy(rule -> {
            assertThat(rule.todo()).matches("(?s)[A-Z0-9].*\\.");
            assertThat(rule.source()).isNotBlank();
        });
    }

    @Test
    void theSandboxAndItsAddressesAreNamedBeforeProduction() {
        assertThat(Rules.check(new Realm(realm())))
                .extracting(finding -> finding.rule().id(), Finding::where)
                .contains(tuple("SANDBOX", "client sandbox"), tuple("LOOPBACK", "client portal-oidc"))
                .allSatisfy(found -> assertThat(found.toList().getFirst()).isIn("SANDBOX", "LOOPBACK"));
    }

    @Test
    void aFindingSaysWhereAndWhatWasFoundAndWhatToDo() {
        ObjectNode realm = realm();
        ((ObjectNode) realm.at("/clients/0/attributes")).put("pkce.code.challenge.method", "plain");
        assertThat(Rules.check(new Realm(realm)))
                .filteredOn(finding -> finding.rule().id().equals("PKCE"))
                .first()
                .hasToString("PKCE client portal-oidc: pkce.code.challenge.method is plain. Set it to S256."
                        + " (RFC 9700, section 2.1.1)");
    }

    @Test
    void whoeverIsWelcomeIsSaidInTheWordsOfTheFile() {
        ObjectNode realm = realm();
        ((ObjectNode) realm.path("attributes")).put("pontis.country", "EE").put("pontis.welcome", "ES, everybody");
        assertThat(Rules.check(new Realm(realm)))
                .filteredOn(finding -> !finding.rule().production())
                .singleElement()
                .hasToString("WELCOME the realm: pontis.welcome is ES, everybody. Name countries of BE, EE, ES, LT with"
                        + " commas between them, or take the attribute away to let in nobody whom the realm does not know."
                        + " (docs/operations.md, newcomers)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ES", "ES,EE", "BE, EE, ES, LT", " "})
    void aRealmMayWelcomeEveryCountryWhoseIdentifiersAreRead(String welcome) {
        ObjectNode realm = realm();
        ((ObjectNode) realm.path("attributes")).put("pontis.welcome", welcome);
        assertThat(Rules.check(new Realm(realm)))
                .filteredOn(finding -> !finding.rule().production())
                .isEmpty();
    }

    /** Whoever may change a client may also point a listed claim at something else. */
    @Test
    void aListedClaimFromAnotherAttributeIsNotListed() {
        ObjectNode files = realm();
        ((ArrayNode) files.at("/clients/0/protocolMappers")).add(mapper("birthdate"));
        ObjectNode realm = realm();
        ((ArrayNode) realm.at("/clients/0/protocolMappers")).add(mapper("phone"));
        assertThat(Rules.check(new Realm(files, files)))
                .extracting(finding -> finding.rule().id())
                .doesNotContain("RELEASE");
        assertThat(Rules.check(new Realm(realm, files)))
                .extracting(Finding::found)
                .contains(
                        "a mapper (oidc-usermodel-attribute-mapper) releases birthdate from the citizen's phone, which its"
                                + " file does not list");
    }

    private static ObjectNode mapper(String attribute) {
        ObjectNode mapper =
                Json.object().put("name", "birthdate").put("protocolMapper", "oidc-usermodel-attribute-mapper");
        mapper.putObject("config").put("claim.name", "birthdate").put("user.attribute", attribute);
        return mapper;
    }

    @Test
    void aPortalWithoutAFileReleasesNothingButItsLogin() {
        ObjectNode realm = realm();
        ObjectNode stranger = realm.at("/clients/0").deepCopy();
        stranger.put("clientId", "stranger");
        ((ArrayNode) realm.path("clients")).add(stranger);
        assertThat(Rules.check(new Realm(realm, realm())))
                .filteredOn(finding -> finding.rule().id().equals("RELEASE"))
                .extracting(Finding::where, Finding::found)
                .contains(tuple(
                        "client stranger",
                        "a mapper (oidc-usermodel-attribute-mapper) releases person_identifier from the citizen's"
                                + " person_identifier, which its file does not list"))
                .allSatisfy(found -> assertThat(found.toList().getFirst()).isEqualTo("client stranger"));
    }

    static Stream<Object[]> breaks() throws IOException {
        return Json.each(resource("breaks.json"))
                .map(change -> new Object[] {change.path("rule").asText(), change});
    }

    private static ObjectNode realm() {
        return realm("es");
    }

    private static ObjectNode realm(String name) {
        try {
            ObjectNode realm = (ObjectNode) resource(name + ".golden.json");
            realm.putArray("identityProviders")
                    .addObject()
                    .put("alias", "abroad")
                    .put("providerId", "pontis-oidc")
                    .putObject("config")
                    .put("pontisCeiling", "high")
                    .put("syncMode", "IMPORT")
                    .put("forwardParameters", "ui_locales")
                    .put("validateSignature", "true")
                    .put("tokenUrl", "https://idp.example/token");
            return realm;
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static JsonNode resource(String name) throws IOException {
        try (InputStream file = RulesTest.class.getResourceAsStream("/org/pontis/realm/" + name)) {
            return Json.read(file);
        }
    }

    private static void set(ObjectNode realm, JsonNode change) {
        JsonPointer at = JsonPointer.compile(change.path("at").asText());
        JsonNode value = change.path("value").deepCopy();
        if (change.path("rule").asText().equals("PAIRWISE-SALT")) {
            // the third client is no portal: it becomes one, and takes the first one's salt
            ObjectNode third = (ObjectNode) realm.at("/clients/0").deepCopy();
            third.put("clientId", "second");
            ((ArrayNode) realm.path("clients")).set(2, third);
            return;
        }
        JsonNode parent = realm.at(at.head());
        assertThat(parent.isContainerNode()).as("%s exists", at.head()).isTrue();
        String last = at.last().getMatchingProperty();
        if (parent instanceof ArrayNode list) {
            int index = at.last().getMatchingIndex();
            if (index < list.size()) {
                list.set(index, value);
            } else {
                list.add(value);
            }
        } else if (value.isNull()) {
            ((ObjectNode) parent).remove(List.of(last));
        } else {
            ((ObjectNode) parent).set(last, value);
        }
    }
}
