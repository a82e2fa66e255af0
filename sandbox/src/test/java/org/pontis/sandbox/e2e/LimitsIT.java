package org.pontis.sandbox.e2e;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** How much may be sent, to whom, and what happens when nothing can be. */
class LimitsIT extends EndToEnd {

    private static final int PER_CITIZEN = 5;
    private static final int PER_ADDRESS = 30;

    @Test
    void aCitizenGetsFiveCodesAnHour() {
        for (int i = 0; i < PER_CITIZEN; i++) {
            assertThat(asksForCode(ana).asks()).containsExactly("code");
        }
        assertThat(asksForCode(ana).problem()).contains("SMS_LIMIT");
        assertThat(asksForCode(bruno).asks()).containsExactly("code");
    }

    @Test
    void whoeverGuessesAtACitizensContrastDoesNotUseUpHerCodes() {
        for (int i = 0; i < PER_CITIZEN; i++) {
            asksForCode("00000001R", "2030-01-01");
        }
        assertThat(asksForCode("00000001R", "2030-01-01").problem()).contains("SMS_LIMIT");
        assertThat(asksForCode(ana).asks()).containsExactly("code");
    }

    @Test
    void anAddressGetsThirtyCodesAnHour() {
        for (int i = 0; i < PER_ADDRESS; i++) {
            asksForCode("00000001R", "2030-01-%02d".formatted(1 + i));
        }
        assertThat(asksForCode(ana).problem()).contains("SMS_LIMIT");
        assertThat(ana.phone().hasNews()).isFalse();
    }

    @Test
    void aRightLoginClearsWhatStrangersGuessed() {
        Admin admin = new Admin(stack);
        String id = admin.get("es/users?username=idces-00000002w")
                .path(0)
                .path("id")
                .asText();
        oidc.login(browser).choose("password").fill("identifier", Citizen.BRUNO, "password", "a guess of a stranger");
        Patience.until("the count", () -> failures(admin, id) == 1);
        bruno.logsInWithPassword(oidc.login(new Browser()));
        Patience.until("the count is cleared", () -> failures(admin, id) == 0);
    }

    private static int failures(Admin admin, String id) {
        return admin.get("es/attack-detection/brute-force/users/" + id)
                .path("numFailures")
                .asInt();
    }

    @Test
    void theSandboxMayForgetTheLimits() {
        for (int i = 0; i <= PER_CITIZEN; i++) {
            asksForCode(ana);
        }
        sandbox.forgetLimits();
        assertThat(asksForCode(ana).asks()).containsExactly("code");
    }

    @Test
    void withoutAnSmsCentreEverybodyIsToldSoBeforeAnybodyIsLookedUp() {
        Page identify = oidc.login(browser).choose("sms-pin");
        sandbox.fault("sms-down", "{}");
        try {
            assertThat(eventually("SMS_UNAVAILABLE").problem()).contains("SMS_UNAVAILABLE");
            // a page from before says the same, to known and unknown alike
            assertThat(ana.identifies(identify).problem()).contains("SMS_UNAVAILABLE");
            assertThat(oidc.login(new Browser(), "acr", "substantial")
                            .choose("password")
                            .problem())
                    .contains("SMS_UNAVAILABLE");
            // what needs no SMS goes on
            Browser another = new Browser();
            bruno.logsInWithPassword(oidc.login(another));
            assertThat(oidc.me(another).loggedIn()).isTrue();
        } finally {
            sandbox.noFaults();
        }
        assertThat(eventually("").asks()).contains("identifier");
        ana.logsInWithSmsPin(oidc.login(browser));
        assertThat(oidc.me(browser).loggedIn()).isTrue();
    }

    @Test
    void withoutAnSmsCentreThePortalStillHasItsAnswer() {
        sandbox.fault("sms-down", "{}");
        try {
            Page failed = eventually("SMS_UNAVAILABLE");
            failed.press("cancel");
            assertThat(oidc.me(failed.browser()).error()).isEqualTo("access_denied");
        } finally {
            sandbox.noFaults();
        }
        eventually("");
    }

    /** The page sms-pin begins with, once it shows this problem, or none. */
    private Page eventually(String problem) {
        long until = System.nanoTime() + 40_000_000_000L;
        while (true) {
            Page page = oidc.login(new Browser()).choose("sms-pin");
            if (page.problem().orElse("").equals(problem) || System.nanoTime() > until) {
                return page;
            }
        }
    }

    private Page asksForCode(Citizen citizen) {
        return asksForCode(citizen.is().identifier(), citizen.is().contrast().toString());
    }

    private Page asksForCode(String identifier, String contrast) {
        return oidc.login(new Browser(), "method", "sms-pin").fill("identifier", identifier, "contrast", contrast);
    }
}
