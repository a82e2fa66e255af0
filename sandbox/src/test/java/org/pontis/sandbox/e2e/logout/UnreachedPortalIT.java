package org.pontis.sandbox.e2e.logout;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pontis.sandbox.e2e.EndToEnd;
import org.pontis.sandbox.e2e.Page;
import org.pontis.sandbox.e2e.Portal;
import org.pontis.sandbox.e2e.logout.FarPortal.Manner;

import static org.assertj.core.api.Assertions.assertThat;

/** A portal that does not answer holds nobody up: all others are left, and the citizen is told where she may still be in. */
class UnreachedPortalIT extends EndToEnd {

    @ParameterizedTest(name = "{1}, begun at the {0} portal")
    @CsvSource({"oidc, FAILS", "oidc, IS_DOWN", "oidc, HANGS", "saml, FAILS", "saml, IS_DOWN", "saml, HANGS"})
    void aPortalThatSpeaksOpenIdConnect(String begun, Manner manner) {
        try (FarPortal far = FarPortal.oidc(stack, manner)) {
            leaves(begun.equals("oidc") ? oidc : saml, far);
        }
    }

    @ParameterizedTest(name = "{1}, begun at the {0} portal")
    @CsvSource({"oidc, FAILS", "oidc, IS_DOWN", "oidc, HANGS", "saml, FAILS", "saml, IS_DOWN", "saml, ANSWERS"})
    void aPortalThatSpeaksSaml(String begun, Manner manner) {
        // ANSWERS without a SAML answer: that is no answer
        try (FarPortal far = FarPortal.saml(stack, manner)) {
            leaves(begun.equals("oidc") ? oidc : saml, far);
        }
    }

    @Test
    void aPortalWithoutAnAddressIsNotSaidToBeSilent() {
        try (FarPortal far = FarPortal.oidc(stack, Manner.HAS_NO_ADDRESS)) {
            ana.logsInWithPassword(oidc.login(browser));
            far.enter(browser);
            Page page = oidc.logout(browser);
            assertThat(page.html().select("[data-unreached]")).isEmpty();
            assertThat(page.html().select("[data-untold]").eachText()).containsExactly(far.name());
        }
    }

    @Test
    void twoOfThemAreBothNamed() {
        try (FarPortal one = FarPortal.oidc(stack, Manner.FAILS);
                FarPortal other = FarPortal.saml(stack, Manner.IS_DOWN)) {
            ana.logsInWithPassword(oidc.login(browser));
            one.enter(browser);
            other.enter(browser);
            assertThat(oidc.logout(browser).html().select("[data-unreached]").eachText())
                    .containsExactlyInAnyOrder(one.name(), other.name());
        }
    }

    /** A link or, where the answer to the portal goes by POST, a button. */
    private Page wayBack(Page page) {
        Element link = page.html().selectFirst(".actions a");
        return link == null ? browser.submit(page.action(), page.hidden()) : browser.open(link.absUrl("href"));
    }

    private void leaves(Portal begun, FarPortal far) {
        ana.logsInWithPassword(oidc.login(browser));
        saml.login(browser);
        far.enter(browser);

        Page page = begun.logout(browser);

        assertThat(page.html().select("[data-unreached]").eachText()).containsExactly(far.name());
        assertThat(oidc.me(browser).loggedIn()).isFalse();
        assertThat(saml.me(browser).loggedIn()).isFalse();
        assertThat(oidc.login(browser.twin()).isChooser()).isTrue();
        if (begun.equals(saml)) {
            byte[] answer = Base64.getMimeDecoder().decode(page.hidden().get("SAMLResponse"));
            assertThat(new String(answer, StandardCharsets.UTF_8))
                    .contains("status:Success\"", "status:PartialLogout\"");
        }
        Page home = wayBack(page);
        assertThat(home.address()).startsWith(begun.url());
        assertThat(begun.me(browser).loggedIn()).isFalse();
    }
}
