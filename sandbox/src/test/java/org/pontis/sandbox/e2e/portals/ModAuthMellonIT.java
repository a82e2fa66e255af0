package org.pontis.sandbox.e2e.portals;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pontis.sandbox.Addresses;
import org.pontis.sandbox.e2e.Admin;
import org.pontis.sandbox.e2e.Browser;
import org.pontis.sandbox.e2e.EndToEnd;
import org.pontis.sandbox.e2e.ModestPortals;
import org.pontis.sandbox.e2e.Page;
import org.pontis.sandbox.run.Stack;

import static org.assertj.core.api.Assertions.assertThat;

/** Portals with Apache and mod_auth_mellon: the broker knows them by their metadata, and they the broker by its own. */
class ModAuthMellonIT extends EndToEnd {

    @TempDir
    static Path lowFolder;

    @TempDir
    static Path substantialFolder;

    @TempDir
    static Path highFolder;

    private static Registration registration;
    private static Mellon low;
    private static Mellon substantial;
    private static Mellon high;

    /** One Apache and the level it asks for. */
    private record Mellon(String url, Apache apache) implements AutoCloseable {

        static Mellon start(Stack stack, String level, Path folder) throws IOException {
            int port = Addresses.free().portalSaml();
            String url = Addresses.url(port);
            Path keys = Files.createDirectories(folder.resolve("keys"));
            Keys.rsa(keys);
            Browser operator = new Browser();
            operator.sends("Accept", "application/xml");
            String metadata = operator.get(stack.addresses().brokerUrl() + "/realms/es/protocol/saml/descriptor")
                    .body();
            Files.writeString(keys.resolve("broker.xml"), metadata);
            Files.writeString(keys.resolve("portal.xml"), metadata(url, Files.readString(keys.resolve("portal.crt"))));
            Map<String, String> defines =
                    Map.of("PORTAL_URL", url, "LEVEL", "http://eidas.europa.eu/LoA/" + level, "KEYS", keys.toString());
            Mellon mellon = new Mellon(url, Apache.start("auth_mellon", port, folder, defines));
            registration.beside(
                    level + ".xml", operator.get(url + "/mellon/metadata").body());
            registration.sample("mod_auth_mellon", Map.of("PORTAL_URL", url, "METADATA", level + ".xml"));
            return mellon;
        }

        private static String metadata(String url, String certificate) throws IOException {
            return Files.readString(Samples.of("mod_auth_mellon").resolve("metadata.xml"))
                    .replace("${PORTAL_URL}", url)
                    .replace(
                            "${CERTIFICATE}",
                            certificate.replaceAll("-----.*-----", "").strip());
        }

        Page login(Browser browser) {
            return browser.open(url + "/private");
        }

        Map<String, String> me(Browser browser) {
            return Apache.told(browser.open(url + "/me"));
        }

        @Override
        public void close() {
            apache.close();
        }
    }

    @BeforeAll
    static void start(Stack stack) throws IOException {
        Apache.needs("auth_mellon");
        registration = new Registration(stack);
        low = Mellon.start(stack, "low", lowFolder);
        substantial = Mellon.start(stack, "substantial", substantialFolder);
        high = Mellon.start(stack, "high", highFolder);
    }

    @AfterAll
    static void stop() {
        if (low != null) {
            low.close();
            substantial.close();
            high.close();
            registration.close();
        }
    }

    @Test
    void aCitizenLogsInAndTheApplicationIsToldWhatThePortalRegisteredFor() {
        Map<String, String> told = Apache.told(ana.logsInWithSmsPin(low.login(browser)));
        assertThat(told)
                .containsEntry("PERSON_IDENTIFIER", "00000001R")
                .containsEntry("GIVEN_NAME", "Ana")
                .containsEntry("FAMILY_NAME", "García Ruiz")
                .containsEntry("BIRTHDATE", "1980-05-17")
                .containsEntry("LOGIN_METHOD", "sms-pin");
        assertThat(told.keySet().stream()
                        .filter(name -> name.startsWith("MELLON_") && !name.endsWith("_0"))
                        .toList())
                .containsExactlyInAnyOrder("MELLON_NAME_ID", "MELLON_ASSERTION_ID");
    }

    /** A browser takes {@code SameSite=None} from nobody who does not say {@code Secure} as well. */
    @Test
    void itsCookieIsOneThatBrowsersTake() {
        Browser fresh = new Browser();
        String login = fresh.get(low.url() + "/private")
                .headers()
                .firstValue("Location")
                .orElseThrow();
        assertThat(fresh.get(login).headers().allValues("Set-Cookie"))
                .isNotEmpty()
                .allSatisfy(
                        cookie -> assertThat(cookie.toLowerCase(Locale.ROOT)).contains("; secure", "; httponly"));
    }

    @Test
    void substantialIsReachedWithPasswordAndCode() {
        Page chooser = substantial.login(browser);
        assertThat(chooser.methods()).containsKey("password").doesNotContainKey("sms-pin");
        assertThat(Apache.told(ana.logsInWithPasswordAndSms(chooser)))
                .containsEntry("PERSON_IDENTIFIER", "00000001R")
                .containsEntry("LOGIN_METHOD", "password")
                .hasEntrySatisfying(
                        "AMR", amr -> assertThat(amr.split(";")).containsExactlyInAnyOrder("pwd", "otp", "sms", "mfa"));
    }

    @Test
    void aPortalThatAsksForLessIsContentWithMore() {
        ana.logsInWithPasswordAndSms(substantial.login(browser));
        assertThat(Apache.told(low.login(browser))).containsEntry("PERSON_IDENTIFIER", "00000001R");
    }

    @Test
    void aPortalThatAsksForMoreStepsUp() {
        ana.logsInWithSmsPin(low.login(browser));
        Page method = substantial.login(browser);
        Page password = method.isChooser() ? method.choose("password") : method;
        assertThat(Apache.told(ana.typesPassword(password))).containsEntry("LOGIN_METHOD", "password");
    }

    @Test
    void eachPortalHasASubjectOfItsOwnAndKeepsIt() {
        ana.logsInWithPasswordAndSms(substantial.login(browser));
        String here = substantial.me(browser).get("MELLON_NAME_ID");
        low.login(browser);
        assertThat(low.me(browser).get("MELLON_NAME_ID")).isNotBlank().isNotEqualTo(here);
        Browser another = new Browser();
        ana.logsInWithPasswordAndSms(substantial.login(another));
        assertThat(substantial.me(another).get("MELLON_NAME_ID")).isEqualTo(here);
    }

    @Test
    void aLevelThatNothingReachesIsAnUnauthorizedAndTheLogSaysWhy() {
        try (ModestPortals here = new ModestPortals(new Admin(stack), high.url() + "/mellon/metadata")) {
            Page page = high.login(browser);
            assertThat(page.response().statusCode()).isEqualTo(401);
            assertThat(page.address()).startsWith(high.url());
        }
        assertThat(high.apache().log())
                .contains("urn:oasis:names:tc:SAML:2.0:status:NoAuthnContext")
                .contains("urn:oasis:names:tc:SAML:2.0:status:Responder");
    }

    @Test
    void logoutHereEndsTheSessionEverywhere() {
        ana.logsInWithPassword(low.login(browser));
        oidc.login(browser);
        assertThat(oidc.me(browser).loggedIn()).isTrue();
        browser.open(
                low.url() + "/mellon/logout?ReturnTo=" + URLEncoder.encode(low.url() + "/me", StandardCharsets.UTF_8));
        assertThat(low.me(browser)).doesNotContainKey("MELLON_NAME_ID");
        assertThat(oidc.me(browser).loggedIn()).isFalse();
    }

    /** Of several sessions of one citizen mellon ends the first it finds, so here is somebody who has one only. */
    @Test
    void logoutElsewhereEndsTheSessionHere() {
        bruno.logsInWithPassword(low.login(browser));
        assertThat(low.me(browser)).containsKey("MELLON_NAME_ID");
        saml.login(browser);
        Page page = saml.logout(browser);
        assertThat(page.html().select("[data-unreached]")).isEmpty();
        assertThat(page.address()).startsWith(saml.url());
        assertThat(low.me(browser)).doesNotContainKey("MELLON_NAME_ID");
    }
}
