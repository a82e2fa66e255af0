package org.pontis.sandbox.e2e.portals;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pontis.sandbox.Addresses;
import org.pontis.sandbox.e2e.Admin;
import org.pontis.sandbox.e2e.EndToEnd;
import org.pontis.sandbox.e2e.ModestPortals;
import org.pontis.sandbox.e2e.Page;
import org.pontis.sandbox.run.Stack;

import static org.assertj.core.api.Assertions.assertThat;

/** A portal with Apache and mod_auth_openidc, configured by our discovery document alone. */
class ModAuthOpenidcIT extends EndToEnd {

    private static final String CLIENT = "portal-mod-auth-openidc";

    @TempDir
    static Path folder;

    private static Registration registration;
    private static Apache apache;
    private static String portal;

    @BeforeAll
    static void start(Stack stack) throws IOException {
        Apache.needs("auth_openidc");
        int port = Addresses.free().portalOidc();
        portal = Addresses.url(port);
        Path keys = Files.createDirectories(folder.resolve("keys"));
        Keys.rsa(keys);
        registration = new Registration(stack);
        registration.sample("mod_auth_openidc", Map.of("PORTAL_URL", portal));
        apache = Apache.start(
                "auth_openidc",
                port,
                folder,
                Map.of(
                        "ISSUER",
                        stack.addresses().brokerUrl() + "/realms/es",
                        "PORTAL_URL",
                        portal,
                        "CLIENT_ID",
                        CLIENT,
                        "KEYS",
                        keys.toString(),
                        "PASSPHRASE",
                        "a passphrase for tests only, long enough"));
    }

    @AfterAll
    static void stop() {
        if (apache != null) {
            apache.close();
            registration.close();
        }
    }

    /** The module sends only those to the broker who can show a page. */
    @BeforeEach
    void asBrowsersDo() {
        browser.sends("Accept", "text/html");
    }

    @Test
    void aCitizenLogsInAndTheApplicationIsToldWhatThePortalRegisteredFor() {
        Map<String, String> told = Apache.told(ana.logsInWithSmsPin(browser.open(portal + "/low")));
        assertThat(told)
                .containsEntry("OIDC_CLAIM_acr", "low")
                .containsEntry("OIDC_CLAIM_login_method", "sms-pin")
                .containsEntry("OIDC_CLAIM_person_identifier", "00000001R")
                .containsEntry("OIDC_CLAIM_family_name", "García Ruiz")
                .containsEntry("OIDC_CLAIM_birthdate", "1980-05-17");
        assertThat(told.keySet().stream().filter(name -> name.startsWith("OIDC_CLAIM_")))
                .doesNotContain("OIDC_CLAIM_email", "OIDC_CLAIM_name", "OIDC_CLAIM_preferred_username");
        assertThat(told.get("REMOTE_USER")).isEqualTo(told.get("OIDC_CLAIM_sub"));
    }

    @Test
    void thePortalsSubjectIsItsOwn() {
        Page page = ana.logsInWithPassword(browser.open(portal + "/low"));
        oidc.login(browser);
        assertThat(oidc.me(browser).loggedIn()).isTrue();
        assertThat(Apache.told(page).get("OIDC_CLAIM_sub"))
                .isNotBlank()
                .isNotEqualTo(oidc.me(browser).subject());
    }

    @Test
    void moreIsAskedForByStepUp() {
        ana.logsInWithSmsPin(browser.open(portal + "/low"));
        Page method = goesOn(browser.open(portal + "/substantial"));
        Page password = method.isChooser() ? method.choose("password") : method;
        assertThat(Apache.told(ana.typesPassword(password)))
                .containsEntry("OIDC_CLAIM_acr", "substantial")
                .containsEntry("OIDC_CLAIM_login_method", "password");
    }

    @Test
    void aLevelThatNothingReachesIsAnErrorPageWithTheBrokersError() {
        try (ModestPortals here = new ModestPortals(new Admin(stack), CLIENT)) {
            Page page = browser.open(portal + "/high");
            assertThat(page.address()).startsWith(portal);
            assertThat(page.html().text())
                    .contains("unmet_authentication_requirements")
                    .contains("The requested level was not reached.");
        }
    }

    @Test
    void logoutHereEndsTheSessionThereAndBack() {
        ana.logsInWithPassword(browser.open(portal + "/low"));
        oidc.login(browser);
        browser.open(portal + "/oidc?logout=" + URLEncoder.encode(portal + "/me", StandardCharsets.UTF_8));
        assertThat(oidc.me(browser).loggedIn()).isFalse();
        assertThat(browser.open(portal + "/low").isChooser()).isTrue();
    }

    @Test
    void logoutElsewhereEndsTheSessionHere() {
        ana.logsInWithPassword(browser.open(portal + "/low"));
        assertThat(Apache.told(browser.open(portal + "/me"))).containsKey("OIDC_CLAIM_sub");
        oidc.login(browser);
        oidc.logout(browser);
        assertThat(Apache.told(browser.open(portal + "/me"))).doesNotContainKey("OIDC_CLAIM_sub");
    }

    /** The module sends whoever has too low a level on by a page that refreshes itself. */
    private Page goesOn(Page page) {
        Element refresh = page.html().selectFirst("meta[http-equiv=refresh]");
        return browser.open(refresh.attr("content").replaceFirst("^0; url=", ""));
    }
}
