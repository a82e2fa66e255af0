package org.pontis.sandbox.e2e.portals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pontis.sandbox.Addresses;
import org.pontis.sandbox.e2e.Admin;
import org.pontis.sandbox.e2e.EndToEnd;
import org.pontis.sandbox.e2e.Me;
import org.pontis.sandbox.e2e.ModestPortals;
import org.pontis.sandbox.e2e.Page;
import org.pontis.sandbox.e2e.Portal;
import org.pontis.sandbox.run.Stack;

import static org.assertj.core.api.Assertions.assertThat;

/** A portal with Spring Boot and Spring Security, configured by our discovery document alone. */
class SpringSecurityIT extends EndToEnd {

    private static final String CLIENT = "portal-spring-security";

    @TempDir
    static Path folder;

    private static Registration registration;
    private static Program program;
    private static Portal portal;

    @BeforeAll
    static void start(Stack stack) {
        Path jar = Samples.of("spring-security").resolve("target/portal.jar");
        assertThat(jar).as("built by its own module: mvn package").exists();
        Keys.rsa(folder);
        int port = Addresses.free().portalOidc();
        portal = new Portal(Addresses.url(port));
        registration = new Registration(stack);
        registration.sample("spring-security", Map.of("PORTAL_URL", portal.url()));
        program = Program.start(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx128m",
                        "-jar",
                        jar.toString()),
                Map.of(
                        "ISSUER",
                        stack.addresses().brokerUrl() + "/realms/es",
                        "CLIENT_ID",
                        CLIENT,
                        "KEY_FILE",
                        folder.resolve("portal.key").toString(),
                        "PORT",
                        String.valueOf(port)),
                port,
                folder.resolve("portal.log"));
    }

    @AfterAll
    static void stop() {
        if (program != null) {
            program.close();
            registration.close();
        }
    }

    /** Where Spring Security starts a login. */
    private Page login(String acr) {
        return browser.open(portal.url() + "/oauth2/authorization/pontis?acr=" + acr);
    }

    @Test
    void aCitizenLogsInAndThePortalIsToldWhatItRegisteredFor() {
        ana.logsInWithSmsPin(login("low"));
        Me me = portal.me(browser);
        assertThat(me.loggedIn()).isTrue();
        assertThat(me.acr()).isEqualTo("low");
        assertThat(me.amr()).containsExactlyInAnyOrder("otp", "sms");
        assertThat(me.loginMethod()).isEqualTo("sms-pin");
        assertThat(me.claims())
                .containsEntry("person_identifier", "00000001R")
                .containsEntry("given_name", "Ana")
                .containsEntry("family_name", "García Ruiz")
                .containsEntry("birthdate", "1980-05-17")
                .doesNotContainKeys("email", "name", "preferred_username", "realm_access");
    }

    @Test
    void aPageThatNeedsMoreStepsUp() {
        ana.logsInWithSmsPin(login("low"));
        Page method = browser.open(portal.url() + "/substantial");
        Page page = ana.typesPassword(method.isChooser() ? method.choose("password") : method);
        assertThat(page.address()).startsWith(portal.url() + "/substantial");
        assertThat(portal.me(browser).acr()).isEqualTo("substantial");
    }

    @Test
    void whoeverIsNotHereIsAskedForTheLevelOfThePage() {
        Page chooser = browser.open(portal.url() + "/substantial");
        assertThat(chooser.methods()).containsKey("password").doesNotContainKey("sms-pin");
    }

    @Test
    void thePortalsSubjectIsItsOwn() {
        ana.logsInWithPassword(login("low"));
        oidc.login(browser);
        assertThat(portal.me(browser).subject())
                .isNotBlank()
                .isNotEqualTo(oidc.me(browser).subject());
    }

    @Test
    void aLevelThatNothingReachesIsAnAuthenticationFailureWithItsName() {
        try (ModestPortals here = new ModestPortals(new Admin(stack), CLIENT)) {
            login("high");
            assertThat(portal.me(browser).loggedIn()).isFalse();
            assertThat(portal.me(browser).error()).isEqualTo("unmet_authentication_requirements");
        }
    }

    @Test
    void logoutHereEndsTheSessionEverywhere() {
        ana.logsInWithPassword(login("low"));
        oidc.login(browser);
        assertThat(oidc.me(browser).loggedIn()).isTrue();
        Page sure = browser.open(portal.url() + "/logout");
        browser.submit(sure.action(), sure.hidden());
        assertThat(portal.me(browser).loggedIn()).isFalse();
        assertThat(oidc.me(browser).loggedIn()).isFalse();
    }

    @Test
    void logoutElsewhereEndsTheSessionHere() {
        ana.logsInWithPassword(login("low"));
        oidc.login(browser);
        assertThat(portal.me(browser).loggedIn()).isTrue();
        oidc.logout(browser);
        assertThat(portal.me(browser).loggedIn()).isFalse();
    }
}
