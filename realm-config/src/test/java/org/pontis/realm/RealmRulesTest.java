package org.pontis.realm;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.pontis.broker.MethodId;
import org.pontis.broker.Settings;
import org.pontis.idp.code.CodeRules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pontis.realm.Fixed.each;
import static org.pontis.realm.Fixed.find;

/** The rules that keep the realm safe; each would be broken by one careless line in the sources. */
class RealmRulesTest {

    private static final String SAML_PORTAL = "http://localhost:8092/metadata";

    private final JsonNode realm = Fixed.realm();

    @Test
    void theLevelGateIsTheOnlyRequiredActionInForce() {
        assertThat(each(realm.path("requiredActions"))
                        .filter(action -> action.path("enabled").asBoolean())
                        .map(action -> action.path("providerId").asText()))
                .as("whoever holds the phone alone must not set a password or delete a credential")
                .containsExactly("pontis-level-gate");
        assertThat(each(realm.path("requiredActions"))
                        .filter(action -> action.path("defaultAction").asBoolean()))
                .isEmpty();
    }

    @Test
    void theOnlyWayInIsOurFlow() {
        assertThat(realm.path("browserFlow").asText()).isEqualTo("pontis browser");
        for (String door :
                Set.of("directGrantFlow", "registrationFlow", "resetCredentialsFlow", "dockerAuthenticationFlow")) {
            assertThat(realm.path(door).asText()).as(door).isEqualTo("pontis closed");
        }
        JsonNode closed = find(realm.path("authenticationFlows"), "alias", "pontis closed");
        assertThat(closed.at("/authenticationExecutions/0/authenticator").asText())
                .isEqualTo("deny-access-authenticator");
        for (String choice :
                Set.of("registrationAllowed", "resetPasswordAllowed", "rememberMe", "loginWithEmailAllowed")) {
            assertThat(realm.required(choice).asBoolean()).as(choice).isFalse();
        }
    }

    @Test
    void noClientTakesPasswordsOrImplicitAnswers() {
        for (JsonNode client : realm.path("clients")) {
            String name = client.path("clientId").asText();
            assertThat(client.path("directAccessGrantsEnabled").asBoolean())
                    .as(name)
                    .isFalse();
            assertThat(client.path("implicitFlowEnabled").asBoolean()).as(name).isFalse();
            assertThat(client.path("fullScopeAllowed").asBoolean(true)).as(name).isFalse();
            assertThat(client.path("consentRequired").asBoolean()).as(name).isFalse();
        }
    }

    @Test
    void aPortalGetsWhatItRegisteredForAndNothingElse() {
        assertThat(scopesOf("portal-oidc"))
                .containsExactlyInAnyOrder("basic", "assurance", "identity", "representation");
        assertThat(scopesOf(SAML_PORTAL))
                .containsExactlyInAnyOrder("assurance-saml", "identity-saml", "representation-saml");
        assertThat(each(realm.path("clients")).flatMap(client -> each(client.path("optionalClientScopes"))))
                .isEmpty();
        assertThat(each(realm.path("defaultDefaultClientScopes")).map(JsonNode::asText))
                .as("a client registered without thought gets no personal data")
                .containsExactly("basic", "assurance", "assurance-saml");
    }

    @Test
    void accessTokensCarryNoPersonalData() {
        JsonNode identity = find(realm.path("clientScopes"), "name", "identity");
        assertThat(each(identity.path("protocolMappers"))
                        .map(mapper -> mapper.at("/config/access.token.claim").asText()))
                .hasSize(4)
                .containsOnly("false");
    }

    @Test
    void theOidcPortalProvesItselfByItsKeyAndUsesPkce() {
        JsonNode portal = client("portal-oidc");
        assertThat(portal.path("publicClient").asBoolean(true)).isFalse();
        assertThat(portal.path("clientAuthenticatorType").asText()).isEqualTo("client-jwt");
        assertThat(portal.has("secret")).isFalse();
        assertThat(attribute(portal, "pkce.code.challenge.method")).isEqualTo("S256");
        assertThat(portal.path("redirectUris").toString()).doesNotContain("*");
    }

    @Test
    void theSamlPortalSignsAndGetsEverythingSigned() {
        JsonNode portal = client(SAML_PORTAL);
        assertThat(attribute(portal, "saml.client.signature")).isEqualTo("true");
        assertThat(attribute(portal, "saml.server.signature")).isEqualTo("true");
        assertThat(attribute(portal, "saml.assertion.signature")).isEqualTo("true");
        assertThat(attribute(portal, "saml.signature.algorithm")).isEqualTo("RSA_SHA256");
        assertThat(attribute(portal, "saml.signing.certificate")).isEqualTo(Fixed.CERTIFICATE);
        assertThat(attribute(portal, "saml_name_id_format")).isEqualTo("persistent");
        assertThat(attribute(portal, "saml_force_name_id_format")).isEqualTo("true");
        assertThat(portal.path("redirectUris").toString()).doesNotContain("*");
    }

    @Test
    void logoutReachesBothPortalsWithoutTheBrowser() {
        assertThat(attribute(client("portal-oidc"), "backchannel.logout.url")).isNotEmpty();
        assertThat(attribute(client("portal-oidc"), "backchannel.logout.session.required"))
                .isEqualTo("true");
        assertThat(attribute(client(SAML_PORTAL), "saml_single_logout_service_url_soap"))
                .isNotEmpty();
        assertThat(client("portal-oidc").path("frontchannelLogout").asBoolean(true))
                .isFalse();
        assertThat(client(SAML_PORTAL).path("frontchannelLogout").asBoolean(true))
                .isFalse();
    }

    @Test
    void everyOidcPortalHasSubjectsOfItsOwn() {
        JsonNode mapper = find(
                client("portal-oidc").path("protocolMappers"), "protocolMapper", "oidc-sha256-pairwise-sub-mapper");
        assertThat(mapper.at("/config/pairwiseSubAlgorithmSalt").asText()).hasSize(64);
        assertThat(client("sandbox").toString()).doesNotContain("pairwise");
    }

    @Test
    void theSandboxMayManageUsersAndNothingElse() {
        JsonNode account = find(realm.path("users"), "username", "service-account-sandbox");
        assertThat(account.path("clientRoles").toString()).isEqualTo("{\"realm-management\":[\"manage-users\"]}");
        assertThat(realm.path("clientScopeMappings").toString())
                .isEqualTo("{\"realm-management\":[{\"client\":\"sandbox\",\"roles\":[\"manage-users\"]}]}");
        assertThat(client("sandbox").path("standardFlowEnabled").asBoolean(true))
                .isFalse();
    }

    @Test
    void onlyAnAdministratorSeesAndEditsACitizensData() throws JsonProcessingException {
        JsonNode profile = new ObjectMapper()
                .readTree(realm.at(
                                "/components/org.keycloak.userprofile.UserProfileProvider/0/config/kc.user.profile.config/0")
                        .asText());
        assertThat(profile.path("unmanagedAttributePolicy").asText())
                .as("SAML persistent identifiers are attributes nobody declared; a correction must not delete them")
                .isEqualTo("ADMIN_VIEW");
        Set<String> declared = new TreeSet<>();
        for (JsonNode attribute : profile.path("attributes")) {
            declared.add(attribute.path("name").asText());
            assertThat(attribute.path("permissions").toString())
                    .isEqualTo("{\"view\":[\"admin\"],\"edit\":[\"admin\"]}");
            assertThat(attribute.has("required"))
                    .as("nobody is stopped for a missing %s", attribute.path("name"))
                    .isFalse();
        }
        for (JsonNode user : realm.path("users")) {
            user.path("attributes").fieldNames().forEachRemaining(name -> assertThat(declared)
                    .contains(name));
        }
    }

    @Test
    void keycloaksOwnProtectionStandsBehindTheLimitsOfTheMethods() {
        assertThat(realm.path("bruteForceProtected").asBoolean()).isTrue();
        assertThat(realm.path("permanentLockout").asBoolean(true)).isFalse();
        assertThat(realm.path("maxTemporaryLockouts").asInt(1)).isZero();
        assertThat(realm.path("quickLoginCheckMilliSeconds").asInt(1))
                .as("two tabs are not an attack, and a stranger must not lock a citizen out with two requests")
                .isZero();
        int ours = 0;
        for (String method : Set.of("sms-pin", "password")) {
            ours += CodeRules.read(new MethodId(method), new Settings("", key -> null))
                    .wrong()
                    .max();
        }
        assertThat(realm.path("failureFactor").asInt())
                .isGreaterThan(ours)
                .as("NIST SP 800-63B-4, 3.2.2: at most 100 consecutive failures")
                .isLessThanOrEqualTo(100);
    }

    @Test
    void theContentSecurityPolicyAllowsNothingInlineAndDoesNotCutTheWayBack() {
        assertThat(realm.at("/browserSecurityHeaders/contentSecurityPolicy").asText())
                .startsWith("default-src 'none'; script-src 'self';")
                .contains("frame-ancestors 'none'", "base-uri 'none'", "object-src 'none'")
                .doesNotContain("unsafe", "*", "form-action");
    }

    @Test
    void everyLevelHasANameAndAUriInBothMaps() throws JsonProcessingException {
        JsonNode numbers =
                new ObjectMapper().readTree(realm.at("/attributes/acr.loa.map").asText());
        JsonNode uris =
                new ObjectMapper().readTree(realm.at("/attributes/acr.uri.map").asText());
        assertThat(numbers.toString())
                .isEqualTo("{\"low\":1,\"substantial\":2,\"high\":3,\"http://eidas.europa.eu/LoA/low\":1,"
                        + "\"http://eidas.europa.eu/LoA/substantial\":2,\"http://eidas.europa.eu/LoA/high\":3}");
        assertThat(uris.size()).isEqualTo(3);
        uris.properties().forEach(uri -> assertThat(uri.getValue().asText()).isEqualTo(uri.getKey()));
        assertThat(realm.at("/attributes/pontis.age.low").asText()).isEqualTo("PT10H");
        assertThat(realm.at("/attributes/pontis.age.substantial").asText()).isEqualTo("PT1H");
        assertThat(realm.at("/attributes/pontis.age.high").asText()).isEqualTo("PT15M");
    }

    @Test
    void thePasswordPolicyNamesTheFileThatIsWritten() {
        assertThat(realm.path("passwordPolicy").asText())
                .isEqualTo("length(15) and maxLength(128) and notUsername and pontis-composed and passwordBlacklist("
                        + PasswordBlocklist.FILE + ")");
    }

    @Test
    void aRealmNobodyKnowsIsRefused() {
        assertThatThrownBy(() -> Realms.assemble("xx", Fixed.PLACEHOLDERS))
                .isInstanceOf(AssemblyException.class)
                .hasMessage("There is no realm source xx/realm.json.");
    }

    private JsonNode client(String id) {
        return find(realm.path("clients"), "clientId", id);
    }

    private Stream<String> scopesOf(String id) {
        return each(client(id).path("defaultClientScopes")).map(JsonNode::asText);
    }

    private static String attribute(JsonNode client, String name) {
        return client.path("attributes").path(name).asText();
    }
}
