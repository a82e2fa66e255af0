package org.pontis.sandbox.e2e.portals;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pontis.sandbox.e2e.Admin;
import org.pontis.sandbox.e2e.EndToEnd;
import org.pontis.sandbox.e2e.Me;
import org.pontis.sandbox.e2e.ModestPortals;
import org.pontis.sandbox.e2e.Page;
import org.pontis.sandbox.e2e.Portal;
import org.pontis.sandbox.run.Stack;

import static org.assertj.core.api.Assertions.assertThat;

/** A portal with Node and openid-client, configured by our discovery document alone. */
class OpenidClientIT extends EndToEnd {

    @TempDir
    static Path folder;

    private static Registration registration;
    private static Program program;
    private static Portal portal;

    @BeforeAll
    static void start(Stack stack) {
        registration = new Registration(stack);
        program = NodePortal.start(stack, registration, folder);
        portal = new Portal(program.url());
    }

    @AfterAll
    static void stop() {
        if (program != null) {
            program.close();
            registration.close();
        }
    }

    @Test
    void aCitizenLogsInAndThePortalIsToldWhatItRegisteredFor() {
        ana.logsInWithSmsPin(portal.login(browser));
        Me me = portal.me(browser);
        assertThat(me.loggedIn()).isTrue();
        assertThat(me.acr()).isEqualTo("low");
        assertThat(me.amr()).containsExactlyInAnyOrder("otp", "sms");
        assertThat(me.loginMethod()).isEqualTo("sms-pin");
        assertThat(me.claims())
                .isEqualTo(Map.of(
                        "person_identifier", "00000001R",
                        "given_name", "Ana",
                        "family_name", "García Ruiz",
                        "birthdate", "1980-05-17"));
    }

    @Test
    void moreIsAskedForByStepUp() {
        ana.logsInWithSmsPin(portal.login(browser));
        String subject = portal.me(browser).subject();
        Page method = portal.login(browser, "acr", "substantial");
        ana.typesPassword(method.isChooser() ? method.choose("password") : method);
        assertThat(portal.me(browser).acr()).isEqualTo("substantial");
        assertThat(portal.me(browser).subject()).isEqualTo(subject);
    }

    @Test
    void thePortalsSubjectIsItsOwn() {
        ana.logsInWithPassword(portal.login(browser));
        oidc.login(browser);
        assertThat(portal.me(browser).subject())
                .isNotBlank()
                .isNotEqualTo(oidc.me(browser).subject());
    }

    @Test
    void aLevelThatNothingReachesIsAnErrorWithItsName() {
        try (ModestPortals here = new ModestPortals(new Admin(stack), "portal-openid-client")) {
            portal.login(browser, "acr", "high");
            assertThat(portal.me(browser).loggedIn()).isFalse();
            assertThat(portal.me(browser).error()).isEqualTo("unmet_authentication_requirements");
        }
    }

    @Test
    void logoutHereEndsTheSessionEverywhere() {
        ana.logsInWithPassword(portal.login(browser));
        oidc.login(browser);
        assertThat(oidc.me(browser).loggedIn()).isTrue();
        portal.logout(browser);
        assertThat(portal.me(browser).loggedIn()).isFalse();
        assertThat(oidc.me(browser).loggedIn()).isFalse();
    }

    @Test
    void logoutElsewhereEndsTheSessionHere() {
        ana.logsInWithPassword(portal.login(browser));
        oidc.login(browser);
        assertThat(portal.me(browser).loggedIn()).isTrue();
        oidc.logout(browser);
        assertThat(portal.me(browser).loggedIn()).isFalse();
    }
}
