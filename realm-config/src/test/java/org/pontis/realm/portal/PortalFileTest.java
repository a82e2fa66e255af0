package org.pontis.realm.portal;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pontis.broker.LevelOfAssurance;

import static org.assertj.core.api.Assertions.assertThat;

class PortalFileTest {

    private static final String OIDC = """
            portal: tax
            protocol: oidc
            name: {es: Hacienda, en: Tax}
            owner: Hacienda
            contact: tax@example.org
            home: https://tax.example/
            claims: [given_name]
            redirect-uris: [https://tax.example/callback]
            keys: {url: https://tax.example/jwks}
            """;

    private static final String SAML = """
            portal: https://health.example/metadata
            protocol: saml
            name: {es: Salud, en: Health}
            owner: Salud
            contact: health@example.org
            home: https://health.example/
            claims: []
            metadata: {file: health.xml}
            """;

    private static final String METADATA = """
            <md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://health.example/metadata">
              <md:SPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
                <md:KeyDescriptor><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data>
                  <ds:X509Certificate>%s</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>
                <md:AssertionConsumerService index="0" Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"
                  Location="https://health.example/acs"/>
              </md:SPSSODescriptor>
            </md:EntityDescriptor>
            """;

    private static final String CERTIFICATE = "<ds:X509Certificate>" + Certificates.NEXT + "</ds:X509Certificate>";

    private static final String CERTIFICATE_OF_ANOTHER_KEY = "</ds:X509Data></ds:KeyInfo></md:KeyDescriptor>"
            + "<md:KeyDescriptor use=\"signing\"><ds:KeyInfo xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"><ds:X509Data>"
            + CERTIFICATE + "</ds:X509Data>";

    /** A file, the change that spoils it, and what is said. */
    record Spoilt(String good, String from, String to, Code code) {}

    static Stream<Spoilt> spoilt() {
        return Stream.of(
                oidc("portal: tax", "portal: [", Code.NOT_YAML),
                oidc("owner: Hacienda\n", "", Code.MISSING),
                oidc("owner:", "ower: x\nowner:", Code.UNKNOWN_FIELD),
                oidc("protocol: oidc", "protocol: kerberos", Code.UNKNOWN_VALUE),
                oidc("owner:", "sector: charity\nowner:", Code.UNKNOWN_VALUE),
                oidc("owner:", "people: foreigners\nowner:", Code.UNKNOWN_VALUE),
                oidc("owner:", "asks-for: everybody\nowner:", Code.UNKNOWN_VALUE),
                oidc("owner:", "asks-for: countries\nowner:", Code.UNKNOWN_VALUE),
                oidc("[given_name]", "given_name", Code.WRONG_FORM),
                oidc("portal: tax", "portal: ${NOBODY}", Code.PLACEHOLDER_UNDEFINED),
                oidc("/callback", "/c b", Code.URL_MALFORMED),
                oidc("/callback", "/../callback", Code.URL_MALFORMED),
                oidc("/callback", "/..;/callback", Code.URL_MALFORMED),
                oidc("/callback", "/%2e%2E/callback", Code.URL_MALFORMED),
                oidc("/callback", "/*", Code.URL_WILDCARD),
                oidc("https://tax.example/callback", "http://tax.example/callback", Code.URL_NOT_HTTPS),
                oidc("https://tax.example/callback", "\"javascript://tax.example/%0aalert(1)\"", Code.URL_NOT_HTTPS),
                oidc("[https://tax.example/callback]", "[\"https://tax.example/callback#x\"]", Code.URL_FRAGMENT),
                oidc("https://tax.example/callback", "https://rp@evil.example/callback", Code.URL_USER_INFO),
                oidc("/callback", "/callback?state=1", Code.URL_RESERVED_PARAMETER),
                oidc(
                        "tax.example/callback]",
                        "tax.example/callback, https://www.tax.example/callback]",
                        Code.REDIRECT_HOSTS),
                oidc("owner:", "pkce: plain\nowner:", Code.PKCE_MISSING),
                oidc("owner:", "signature: HS256\nowner:", Code.ALGORITHM_WEAK),
                oidc("owner:", "authentication: RS1\nowner:", Code.ALGORITHM_WEAK),
                oidc("owner:", "authentication: none\nowner:", Code.ALGORITHM_WEAK),
                oidc(
                        "{url: https://tax.example/jwks}",
                        "{inline: [{kty: RSA, kid: a, n: AQAB, e: AQAB}]}",
                        Code.KEY_WEAK),
                oidc(
                        "{url: https://tax.example/jwks}",
                        "{inline: [{kty: EC, kid: a, crv: P-192, x: a, y: b}]}",
                        Code.KEY_WEAK),
                oidc(
                        "{url: https://tax.example/jwks}",
                        "{inline: [{kty: EC, kid: a, crv: P-256, d: s}]}",
                        Code.KEY_PRIVATE),
                oidc("{url: https://tax.example/jwks}", "{inline: [{kty: oct, kid: a}]}", Code.KEY_UNREADABLE),
                oidc("[given_name]", "[email]", Code.CLAIM_UNKNOWN),
                oidc("owner:", "levels: {minimum: gold}\nowner:", Code.LEVEL_UNKNOWN),
                oidc("owner:", "levels: {minimum: high}\nowner:", Code.LEVEL_UNREACHABLE),
                oidc("owner:", "levels: {allowed: [low, high]}\nowner:", Code.LEVEL_UNREACHABLE),
                oidc("owner:", "logout: {front-channel: \"https://tax.example/frame\"}\nowner:", Code.LOGOUT_IN_FRAME),
                oidc("owner:", "profile: fapi-2.0\nsignature: RS256\nowner:", Code.PROFILE_BROKEN),
                oidc("owner:", "profile: fapi-2.0\nauthentication: RS256\nowner:", Code.PROFILE_BROKEN),
                saml("owner:", "signature: rsa-sha1\nowner:", Code.ALGORITHM_WEAK),
                saml("{file: health.xml}", "{url: https://health.example/metadata}", Code.METADATA_UNPINNED),
                saml("{file: health.xml}", "{file: dtd.xml}", Code.METADATA_UNREADABLE),
                saml("{file: health.xml}", "{file: chain.xml}", Code.KEY_UNREADABLE),
                saml("{file: health.xml}", "{file: keyless.xml}", Code.KEY_UNREADABLE),
                saml("{file: health.xml}", "{file: ../../etc/passwd}", Code.METADATA_UNREADABLE),
                saml("{file: health.xml}", "{file: over.xml}", Code.METADATA_EXPIRED),
                saml("portal: https://health", "portal: https://other", Code.METADATA_OF_ANOTHER),
                saml(
                        "{file: health.xml}",
                        "{file: health.xml, certificate: \"${CERTIFICATE}\"}",
                        Code.METADATA_SIGNATURE),
                saml("{file: health.xml}", "{file: health.xml, certificate: MIIC}", Code.KEY_UNREADABLE));
    }

    @ParameterizedTest
    @MethodSource("spoilt")
    void whatIsWrongIsNamed(Spoilt file) {
        assertThat(file.good()).contains(file.from());
        List<Flaw> flaws = flaws(file.good().replace(file.from(), file.to()));
        assertThat(flaws).extracting(Flaw::code).contains(file.code());
        assertThat(flaws).allSatisfy(flaw -> assertThat(flaw.toString())
                .matches("(?s)portal\\.yaml:[1-9]\\d*: .*[.?]( \\[[A-Z_]+]|.*\\[[A-Z_]+])"));
    }

    @Test
    void everyCodeIsMetByATestAndExplained() throws IOException {
        Set<Code> met = spoilt().map(Spoilt::code).collect(Collectors.toSet());
        met.addAll(Set.of(Code.PORTAL_TWICE, Code.CERTIFICATE_EXPIRED));
        assertThat(met).containsExactlyInAnyOrder(Code.values());
        String page = Files.readString(Path.of("..", "docs", "portals-as-code.md"));
        assertThat(Arrays.stream(Code.values()))
                .allSatisfy(code -> assertThat(page).contains("`" + code + "`"));
    }

    @Test
    void everythingIsSaidAtOnceWithItsLine() {
        assertThat(flaws(OIDC.replace("owner: Hacienda\n", "")
                        .replace("/callback", "/*")
                        .replace("given_name", "email")))
                .extracting(Flaw::line, Flaw::path)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(1, "owner"),
                        org.assertj.core.groups.Tuple.tuple(6, "claims[0]"),
                        org.assertj.core.groups.Tuple.tuple(7, "redirect-uris[0]"));
    }

    @Test
    void theAddressAtAnotherHostIsNamedWithTheFirstOnes() {
        assertThat(flaws(OIDC.replace(
                        "tax.example/callback]",
                        "tax.example:8443/other, https://tax.example/c, https://www.tax.example/callback]")))
                .singleElement()
                .satisfies(flaw -> {
                    assertThat(flaw.path()).isEqualTo("redirect-uris[2]");
                    assertThat(flaw.sentence()).contains("the first one's is tax.example:");
                });
    }

    @Test
    void aPrivateKeyIsNeverRepeated() {
        List<Flaw> flaws = flaws(OIDC.replace(
                "{url: https://tax.example/jwks}", "{inline: [{kty: EC, kid: a, crv: P-256, d: very-secret}]}"));
        assertThat(flaws.toString()).doesNotContain("very-secret");
    }

    @Test
    void anExpiredCertificateIsRefused() {
        PortalFile.Reading later = new PortalFile.Reading(
                List.of("es", "en"),
                LevelOfAssurance.SUBSTANTIAL,
                Map.of("CERTIFICATE", Certificates.SELF_SIGNED),
                new Beside(),
                Instant.parse("2200-01-01T00:00:00Z"));
        assertThat(PortalFile.read("portal.yaml", SAML, later))
                .isInstanceOfSatisfying(PortalFile.Result.Flawed.class, flawed -> assertThat(flawed.flaws())
                        .extracting(Flaw::code)
                        .contains(Code.CERTIFICATE_EXPIRED));
    }

    @Test
    void twoFilesCannotBeOnePortal() {
        Portals portals = new Portals().add("a.yaml", OIDC, reading()).add("b.yaml", OIDC, reading());
        assertThat(org.junit.jupiter.api.Assertions.assertThrows(PortalsRefused.class, portals::all)
                        .flaws())
                .extracting(Flaw::code)
                .containsExactly(Code.PORTAL_TWICE);
    }

    @Test
    void metadataWithoutAUseStillMeansSignedRequests() {
        ObjectNode client = client(SAML);
        assertThat(client.at("/attributes/saml.client.signature").asText()).isEqualTo("true");
        assertThat(client.at("/attributes/saml.signing.certificate").asText()).isEqualTo(Certificates.SELF_SIGNED);
        assertThat(client.at("/redirectUris/0").asText()).isEqualTo("https://health.example/acs");
        assertThat(client.path("protocolMappers")).as("no claims, no mappers").isEmpty();
    }

    @Test
    void aPortalThatChangesItsKeyHasTwo() {
        ObjectNode written = client(SAML.replace("metadata: {file: health.xml}", """
                assertion-consumers: [https://health.example/acs]
                certificate: ${CERTIFICATE}
                next-certificate: %s
                """.formatted(Certificates.NEXT)));
        ObjectNode fromMetadata = client(SAML.replace("health.xml", "changing.xml"));
        for (ObjectNode client : List.of(written, fromMetadata)) {
            assertThat(client.at("/attributes/saml.signing.certificate").asText())
                    .isEqualTo(Certificates.SELF_SIGNED);
            assertThat(client.at("/attributes/pontis.signing.certificate.next").asText())
                    .isEqualTo(Certificates.NEXT);
        }
        assertThat(client(SAML).path("attributes").has("pontis.signing.certificate.next"))
                .isFalse();
    }

    @Test
    void accessTokensAreSignedWithEs256WhateverAPortalChoseForItsIdTokens() {
        for (String chosen : List.of("", "signature: RS256\n", "signature: ES256\n", "profile: fapi-2.0\n")) {
            assertThat(client(OIDC + chosen)
                            .at("/attributes/access.token.signed.response.alg")
                            .asText())
                    .as(chosen)
                    .isEqualTo("ES256");
        }
        assertThat(client(OIDC).path("attributes").has("id.token.signed.response.alg"))
                .as("RS256 by the realm's default")
                .isFalse();
    }

    @Test
    void aPortalOfFapiSignsAndAsksAsFapiSays() {
        ObjectNode client = client(OIDC + "profile: fapi-2.0\n");
        assertThat(client.at("/attributes/pontis.profile").asText()).isEqualTo("fapi-2.0");
        assertThat(client.at("/attributes/id.token.signed.response.alg").asText())
                .isEqualTo("ES256");
        assertThat(client.at("/attributes/require.pushed.authorization.requests")
                        .asText())
                .isEqualTo("true");
        assertThat(client.at("/attributes/dpop.bound.access.tokens").asText()).isEqualTo("true");
    }

    @Test
    void theMinimumIsTheWeakestLevelItMayAskFor() {
        ObjectNode client = client(OIDC + "levels: {allowed: [substantial]}\n");
        assertThat(client.at("/attributes/minimum.acr.value").asText()).isEqualTo("substantial");
        assertThat(client.at("/attributes/pontis.levels.allowed").asText()).isEqualTo("substantial");
    }

    /** Keycloak refuses anything else at a SAML client. */
    @Test
    void theMinimumOfAPortalThatSpeaksSamlIsAUri() {
        ObjectNode client = client(SAML + "levels: {minimum: substantial}\n");
        assertThat(client.at("/attributes/minimum.acr.value").asText()).isEqualTo(LevelOfAssurance.SUBSTANTIAL.uri());
    }

    @Test
    void allClaimsAreTheScopeIdentityAndFewerAreMappers() {
        ObjectNode all =
                client(OIDC.replace("[given_name]", "[person_identifier, given_name, family_name, birthdate]"));
        assertThat(all.path("defaultClientScopes").toString()).contains("identity");
        ObjectNode one = client(OIDC);
        assertThat(one.path("defaultClientScopes").toString()).doesNotContain("identity");
        assertThat(one.path("protocolMappers").findValuesAsText("name")).containsExactly("given_name");
    }

    @Test
    void forWhomACitizenActsIsReleasedToWhomeverAsksForItAlone() {
        ObjectNode one = client(OIDC.replace("[given_name]", "[given_name, represented]"));
        assertThat(one.path("defaultClientScopes").toString())
                .contains("\"representation\"")
                .doesNotContain("identity");
        assertThat(one.path("protocolMappers").findValuesAsText("name")).containsExactly("given_name");
        assertThat(client(OIDC.replace(
                                "[given_name]", "[represented, birthdate, family_name, given_name, person_identifier]"))
                        .path("defaultClientScopes")
                        .toString())
                .contains("\"representation\"", "\"identity\"");
        assertThat(client(OIDC).path("defaultClientScopes").toString()).doesNotContain("representation");
        assertThat(client(SAML + "# nothing more\n").path("defaultClientScopes").toString())
                .doesNotContain("representation");
    }

    private static Spoilt oidc(String from, String to, Code code) {
        return new Spoilt(OIDC, from, to, code);
    }

    private static Spoilt saml(String from, String to, Code code) {
        return new Spoilt(SAML, from, to, code);
    }

    private static List<Flaw> flaws(String text) {
        return PortalFile.read("portal.yaml", text, reading()) instanceof PortalFile.Result.Flawed flawed
                ? flawed.flaws()
                : List.of();
    }

    private static ObjectNode client(String text) {
        assertThat(flaws(text)).isEmpty();
        return PortalClient.of(
                ((PortalFile.Result.Sound) PortalFile.read("portal.yaml", text, reading())).portal(), "es");
    }

    private static PortalFile.Reading reading() {
        return new PortalFile.Reading(
                List.of("es", "en"),
                LevelOfAssurance.SUBSTANTIAL,
                Map.of("CERTIFICATE", Certificates.SELF_SIGNED),
                new Beside(),
                Instant.parse("2027-01-01T00:00:00Z"));
    }

    /** The files that stand beside the portal's. */
    private record Beside() implements MetadataSource {

        @Override
        public byte[] file(String name) throws IOException {
            String good = METADATA.formatted(Certificates.SELF_SIGNED);
            String found =
                    switch (name) {
                        case "health.xml" -> good;
                        case "dtd.xml" -> "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>" + good;
                        case "chain.xml" -> good.replace("</ds:X509Data>", CERTIFICATE + "</ds:X509Data>");
                        case "changing.xml" -> good.replace("</ds:X509Data>", CERTIFICATE_OF_ANOTHER_KEY);
                        case "keyless.xml" ->
                            good.replace("<md:KeyDescriptor>", "<md:KeyDescriptor use=\"encryption\">");
                        case "over.xml" -> good.replace("entityID=", "validUntil=\"2020-01-01T00:00:00Z\" entityID=");
                        default -> throw new IOException("there is no such file.");
                    };
            return found.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public byte[] at(URI address) throws IOException {
            throw new IOException("nothing is fetched here.");
        }
    }
}
