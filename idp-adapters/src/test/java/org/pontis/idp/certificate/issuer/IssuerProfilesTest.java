package org.pontis.idp.certificate.issuer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.broker.InvalidSetting;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.broker.MethodId;
import org.pontis.broker.Settings;
import org.pontis.idp.certificate.pki.Keys;
import org.pontis.idp.certificate.pki.ProfileFolder;
import org.pontis.idp.certificate.pki.TestAuthority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class IssuerProfilesTest {

    private static final TestAuthority ROOT = TestAuthority.root("Test root");
    private static final TestAuthority ISSUER = ROOT.below("Test issuer");

    @TempDir
    Path folder;

    private ProfileFolder profile;

    @BeforeEach
    void aProfileThatIsRight() {
        profile = new ProfileFolder(folder, ISSUER).set("ocsp", "http://ocsp.example/");
    }

    @Test
    void aProfileSaysWhatTheTemplateDoesNot() {
        IssuerProfile read = profile.read().profiles().getFirst();

        assertThat(read.id()).isEqualTo("test");
        assertThat(read.methods()).containsExactly(new MethodId("eid-card"));
        assertThat(read.ceiling()).as("the template says substantial").isEqualTo(LevelOfAssurance.HIGH);
        assertThat(read.organisations()).isFalse();
    }

    @Test
    void anEmptyValueMeansNothingWhateverTheTemplateSays() {
        profile.set("template", "esteid2018").set("kinds", "");

        wrong("kinds must be one or more of PNO, IDC, PAS and TIN.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dnie", "esteid2018", "esteid2025", "belgian-eid", "mobile-id-ee"})
    void aShippedTemplateNeedsTheIssuersCertificatesOnly(String template) {
        profile.file("issuer.pem", ISSUER.pem());
        profile.file("test.properties", "");
        write("test.properties", "template = " + template + "\nissuers = issuer.pem\n");

        IssuerProfile read = IssuerProfiles.in(folder).profiles().getFirst();
        assertThat(read.ceiling()).isEqualTo(LevelOfAssurance.HIGH);
        assertThat(read.methods()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "template | nowhere | template must be one of",
                "methods | '' | methods is not set.",
                "issuers | '' | issuers is not set.",
                "issuers | missing.pem | missing.pem cannot be read.",
                "methods | '' | methods is not set",
                "methods | Card! | methods: Card! is not known.",
                "policies | '' | policies is not set",
                "policies | 1.2.x | policies must be object identifiers",
                "policies | 1 | policies must be object identifiers",
                "policies-all | 01.2 | policies-all must be object identifiers",
                "key-usage | signing | key-usage: signing is not known.",
                "key-usage | keyAgreement | key-usage must name digitalSignature",
                "extended-key-usage | client | extended-key-usage must be clientAuth or an object identifier.",
                "extended-key-usage-presence | maybe | must be a word from required, optional, absent.",
                "curves | secp256k1 | curves: secp256k1 is not known.",
                "identifier | name | must be a word from semantics, bare.",
                "countries | '' | countries must be one or more codes such as ES.",
                "countries | Spain | countries must be one or more codes such as ES.",
                "kinds | DNI | kinds must be one or more of",
                "common-name | GIVEN | common-name must name FAMILY and GIVEN once",
                "organisations | yes | must be a word from allowed, refused.",
                "level | highest | must be a word from low, substantial, high.",
                "ocsp | ftp://ocsp.example/ | ocsp must be http or https addresses without a user.",
                "ocsp | http://a@ocsp.example/ | ocsp must be http or https addresses without a user.",
                "ocsp-hosts | http://ocsp.example/ | ocsp-hosts: A host is written host or host:port",
                "ocsp-nonce | no | must be a word from required, optional, none.",
                "ocsp-digest | md5 | must be a word from sha1, sha256.",
                "ocsp-responders | missing.pem | missing.pem cannot be read.",
                "crl-limit-megabytes | 200 | crl-limit-megabytes must be a whole number from 1 to 64.",
                "max-age | P2D | max-age must be an ISO 8601 duration",
                "skew | PT1H | skew must be an ISO 8601 duration",
                "cache | P1D | cache must be an ISO 8601 duration",
                "timeout | PT1M | timeout must be an ISO 8601 duration",
                "ocsp-fail-open | true | ocsp-fail-open is not a key of a profile."
            })
    void whatIsWrongIsSaidInASentence(String key, String value, String sentence) {
        profile.set(key, value);

        wrong(sentence);
    }

    @Test
    @DisplayName("K34 nothing switches the question of revocation off")
    void revocationCannotBeSwitchedOff() {
        profile.set("ocsp", "");

        wrong("whether a certificate is revoked must be asked somewhere");
    }

    @Test
    void aKeyThatStandsTwiceIsSaid() {
        write("test.properties", "template = dnie\nissuers = issuer.pem\ntemplate = esteid2018\n");

        assertThatThrownBy(() -> IssuerProfiles.in(folder))
                .isInstanceOf(InvalidSetting.class)
                .hasMessage("test.properties: template stands twice.");
    }

    @Test
    void whatIsNotACertificateIsSaid() {
        profile.file("issuer.pem", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
        wrong("issuer.pem holds something that is not a certificate.");

        profile.file("issuer.pem", "");
        wrong("issuer.pem holds no certificate.");
    }

    @Test
    @DisplayName("K3 an issuer that is none, or may not sign certificates, or has a weak key, stops the start")
    void anIssuerThatIsNone() {
        profile.file("issuer.pem", TestAuthority.pem(ISSUER.login().certificate()));
        wrong("is not an authority's");

        profile.file(
                "issuer.pem",
                ROOT.authorityBelow("No signer")
                        .keyUsage(KeyUsage.cRLSign)
                        .authority(Keys.p256())
                        .pem());
        wrong("may not sign certificates");

        profile.file(
                "issuer.pem",
                ROOT.authorityBelow("Weak").authority(Keys.rsa(1024)).pem());
        wrong("has a weak key. RSA-1024");
    }

    @Test
    @DisplayName("K5 authorities above are held to their path: signatures, pathLenConstraint, an end")
    void authoritiesAbove() {
        profile.file("root.pem", ROOT.pem()).set("authorities", "root.pem");
        assertThat(profile.read().profiles().getFirst().issuers().getFirst().chain())
                .hasSize(2);

        profile.file("root.pem", TestAuthority.root("Test root").pem());
        wrong("no path from an issuer");

        TestAuthority short0 =
                ROOT.authorityBelow("Short").authority(new BasicConstraints(0)).authority(Keys.p256());
        profile.file("issuer.pem", short0.below("Too deep").pem());
        profile.file("root.pem", short0.pem() + ROOT.pem());
        wrong("pathLenConstraint");
    }

    @Test
    @DisplayName("K5 a loop of authorities, and a path without end, stop the start and not the server")
    void loops() {
        var a = Keys.p256();
        var b = Keys.p256();
        TestAuthority aByB = new TestAuthority(ROOT.below("B").certificate(), b)
                .authorityBelow("A")
                .authority(a);
        TestAuthority bByA = aByB.authorityBelow("B").authority(b);
        profile.file("issuer.pem", aByB.pem())
                .file("root.pem", bByA.pem() + aByB.pem())
                .set("authorities", "root.pem");
        wrong("no path from an issuer");

        TestAuthority last = ROOT;
        StringBuilder pem = new StringBuilder(ROOT.pem());
        for (int i = 0; i < 50; i++) {
            last = last.below("Level " + i);
            pem.append(last.pem());
        }
        profile.file("issuer.pem", last.pem()).file("root.pem", pem.toString());
        wrong("no path from an issuer");
    }

    @Test
    void twoProfilesThatCouldTakeTheSameCertificateAreSaid() {
        profile.read();
        write("other.properties", """
                template = en319412-1
                methods = eid-card
                issuers = issuer.pem
                policies = %s.5
                countries = ES
                ocsp = http://ocsp.example/
                """.formatted(TestAuthority.POLICY));

        assertThatThrownBy(() -> IssuerProfiles.in(folder).of(new MethodId("eid-card")))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("their policies overlap");
    }

    @Test
    void aMethodWithoutAProfileIsSaid() {
        profile.read();
        Settings settings = new Settings("mobile-id-", Map.of("issuers", folder.toString())::get);

        assertThatThrownBy(() -> IssuerProfiles.of(new MethodId("mobile-id"), settings))
                .hasMessage("mobile-id-issuers names a folder without a profile for mobile-id.");
        assertThatThrownBy(() -> IssuerProfiles.of(new MethodId("eid-card"), new Settings("eid-card-", key -> null)))
                .hasMessage("eid-card-issuers is not set.");
        assertThatThrownBy(() -> IssuerProfiles.in(folder.resolve("nowhere"))).hasMessageContaining("cannot be read");
    }

    private void wrong(String sentence) {
        assertThatThrownBy(profile::read)
                .isInstanceOf(InvalidSetting.class)
                .hasMessageStartingWith("test.properties: ")
                .hasMessageContaining(sentence);
    }

    private void write(String name, String text) {
        try {
            Files.writeString(folder.resolve(name), text);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }
}
