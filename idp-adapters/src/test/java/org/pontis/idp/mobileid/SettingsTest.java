package org.pontis.idp.mobileid;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pontis.broker.Input;
import org.pontis.broker.InvalidSetting;
import org.pontis.broker.LoginMethod;
import org.pontis.broker.Settings;
import org.pontis.broker.Step;
import org.pontis.idp.certificate.pki.ProfileFolder;
import org.pontis.idp.certificate.pki.TestAuthority;
import org.pontis.idp.mobileid.operator.MobileProblems;
import org.pontis.idp.testing.FixedHouse;
import org.pontis.idp.testing.TestAttempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SettingsTest {

    private static final TestAuthority ISSUER = TestAuthority.root("Test root");

    @TempDir
    Path folder;

    private final MobileIdFactory factory = new MobileIdFactory();
    private final Map<String, String> good = new HashMap<>();

    @BeforeEach
    void bothDialects() {
        new ProfileFolder(folder, ISSUER)
                .set("methods", "mobile-id")
                .set("ocsp", "http://127.0.0.1:1/")
                .read();
        good.putAll(Map.ofEntries(
                Map.entry("issuers", folder.toString()),
                Map.entry("rest-url", "http://localhost:1/mid-api/"),
                Map.entry("rest-relying-party-uuid", "00000000-0000-0000-0000-00000000000a"),
                Map.entry("rest-relying-party-name", "PONTIS"),
                Map.entry("mss-url", "http://127.0.0.1:1/mss"),
                Map.entry("mss-ap-id", "http://pontis.sandbox"),
                Map.entry("mss-ap-password", "sesame"),
                Map.entry("mss-prefix", "Pontis"),
                Map.entry("mss-profile-self", "http://pontis.sandbox/self")));
    }

    private Settings settings(Map<String, String> values) {
        return new Settings("mobile-id-", values::get);
    }

    @Test
    void goodSettingsAreTaken() {
        assertThatCode(() -> factory.configure(settings(good))).doesNotThrowAnyException();
        assertThat(factory.isOffered(settings(good))).isTrue();
    }

    @Test
    void withoutAnOperatorTheMethodIsNotOffered() {
        assertThat(factory.isOffered(settings(Map.of()))).isFalse();
        assertThatCode(() -> factory.configure(settings(Map.of()))).doesNotThrowAnyException();
    }

    @Test
    void aRealmIsOfferedItByTheOperatorItNames() {
        good.remove("rest-url");

        assertThat(factory.isOffered(settings(good), realm(Map.of())))
                .as("the only one")
                .isTrue();
        assertThat(factory.isOffered(settings(good), realm(Map.of("mobile-id-dialect", "mss"))))
                .isTrue();
        assertThat(factory.isOffered(settings(good), realm(Map.of("mobile-id-dialect", "rest"))))
                .isFalse();
        assertThatThrownBy(() -> factory.isOffered(settings(good), realm(Map.of("mobile-id-dialect", "smoke"))))
                .isInstanceOf(InvalidSetting.class);
    }

    private static Settings realm(Map<String, String> attributes) {
        return new Settings("pontis.", attributes::get);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    rest-url                | http://operator.example/mid-api   | mobile-id-rest-url must be an https address, or an http address on this machine.
                    rest-url                | https://a:b@operator.example/     | mobile-id-rest-url must be an https address, or an http address on this machine.
                    rest-url                | nonsense                          | mobile-id-rest-url must be an https address, or an http address on this machine.
                    rest-url                | https://operator.example/mid-api  | mobile-id-rest-tls-certificate is not set.
                    rest-relying-party-uuid | 00000000-0000-0000-0000-00000000000A | mobile-id-rest-relying-party-uuid must be a UUID in lower case.
                    rest-relying-party-uuid |                                   | mobile-id-rest-relying-party-uuid is not set.
                    rest-relying-party-name |                                   | mobile-id-rest-relying-party-name is not set.
                    rest-timeout            | PT1M                              | mobile-id-rest-timeout must be an ISO 8601 duration from PT0.2S to PT15S.
                    mss-ap-password         |                                   | mobile-id-mss-ap-password is not set.
                    mss-prefix              |                                   | mobile-id-mss-prefix is not set.
                    mss-profile-self        |                                   | mobile-id-mss-profile-self is not set.
                    mss-languages           | DE FR                             | mobile-id-mss-languages must be codes such as EN DE, with EN among them.
                    issuers                 |                                   | mobile-id-issuers is not set.
                    calling-code            | 34                                | mobile-id-calling-code must be a plus sign and 1 to 4 digits.
                    dialect                 | smoke                             | mobile-id-dialect must be a word from rest, mss.
                    cool-down               | PT0S                              | mobile-id-cool-down must be an ISO 8601 duration from PT1S to PT10M.
                    """)
    void whatCannotBeStopsTheStartWithASentence(String key, String value, String sentence) {
        good.put(key, value);

        assertThatThrownBy(() -> factory.configure(settings(good)))
                .isInstanceOf(InvalidSetting.class)
                .hasMessage(sentence);
    }

    @Test
    void aPinThatIsNoCertificateIsSaid() throws Exception {
        Path file = Files.writeString(folder.resolve("pin.pem"), "nothing");
        good.put("rest-url", "https://operator.example/mid-api");
        good.put("rest-tls-certificate", file.toString());

        assertThatThrownBy(() -> factory.configure(settings(good)))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageStartingWith("mobile-id-rest-tls-certificate must be a PEM file")
                .hasMessageNotContaining("sesame");
        Files.writeString(file, ISSUER.pem());
        assertThatCode(() -> factory.configure(settings(good))).doesNotThrowAnyException();
    }

    @Test
    void aRealmChoosesAmongTheOperators() {
        good.remove("mss-url");
        FixedHouse house = new FixedHouse();
        house.attributes().put("pontis.mobile-id-dialect", "mss");
        LoginMethod method = factory.configure(settings(good)).apply(house);
        TestAttempt attempt = new TestAttempt("attempt");
        method.begin(attempt);

        assertThat(method.resume(attempt, new Input(Map.of("identifier", "00000001R", "phone", "+34600000001"))))
                .as("nobody speaks it here")
                .isEqualTo(Step.Failed.because(MobileProblems.UNAVAILABLE));
        assertThatThrownBy(() -> factory.check(new Settings("pontis.", Map.of("mobile-id-dialect", "smoke")::get)))
                .isInstanceOf(InvalidSetting.class);
    }
}
