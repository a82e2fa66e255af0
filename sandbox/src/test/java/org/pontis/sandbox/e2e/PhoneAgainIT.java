package org.pontis.sandbox.e2e;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A number that she has already gets no further than what is shown for it; and which of two phones gets the codes, she says. */
class PhoneAgainIT extends EndToEnd {

    private static final String OLD = "+34600000161";
    private static final String NEW = "+34600000162";
    private static final String ENDED = OLD + "|\"since\":\"2024-01-01T00:00:00Z\",\"until\":\"2026-01-01T00:00:00Z\"";
    private static final String PASSWORD = "trece faros y una sola barca verde";

    private Recovery recovery;

    @BeforeEach
    void openTheDoor() {
        recovery = Recovery.of(stack);
    }

    @Test
    void whatHasEndedComesBackNoBetterThanWhatIsShownForIt() {
        try (Registered she = Registered.citizen(stack, 7600, "advanced", ENDED)) {
            Page linked = adds(means(she), OLD);
            assertThat(Recovery.told(linked)).isEqualTo("phone");
            assertThat(stored(she).data())
                    .singleElement()
                    .asString()
                    .contains("\"basic\"", "cooling")
                    .doesNotContain("2026-01-01");
        }
        try (Registered she = Registered.citizen(stack, 7601, "basic", ENDED)) {
            Page linked = adds(means(she), OLD);
            assertThat(Recovery.told(linked)).isEqualTo("renewed");
            assertThat(stored(she).data())
                    .singleElement()
                    .asString()
                    .contains("\"basic\"", "2024-01-01")
                    .doesNotContain("cooling", "2026-01-01");
        }
    }

    @Test
    void whoHasItAlreadyReadsSoAndNothingChanges() {
        try (Registered she = Registered.citizen(stack, 7602, "advanced", OLD)) {
            List<String> before = stored(she).data();
            Page linked = adds(means(she), OLD);
            assertThat(Recovery.told(linked)).isEqualTo("present");
            assertThat(codesTo(linked)).isEqualTo("61");
            assertThat(stored(she).data()).isEqualTo(before);
        }
    }

    @Test
    void whatAnOfficeHasStoppedOnlyAnOfficeBringsBack() {
        try (Registered she = Registered.citizen(stack, 7603, "advanced", OLD)) {
            stored(she).stopAtDesk();
            List<String> before = stored(she).ids();
            String stop = she.attribute("suspended");
            Page means = means(she);
            assertThat(means.html().select("[data-means=phone] button")).isEmpty();
            for (String wish : List.of("reactivate", "revoke")) {
                assertThat(recovery.press(means, wish, before.getFirst()).problem())
                        .contains("STOPPED_AT_DESK");
            }
            assertThat(adds(means, OLD).problem()).contains("STOPPED_AT_DESK");
            assertThat(stored(she).ids()).isEqualTo(before);
            assertThat(she.attribute("suspended")).isEqualTo(stop);
        }
    }

    @Test
    void whatSheStoppedHerselfIsReplacedAndWhatIsNotThereIsNotSaidToBeStopped() {
        try (Registered she = Registered.citizen(stack, 7604, "advanced", OLD)) {
            Page means = means(she);
            String old = Recovery.means(means, "phone");
            Page stopped = recovery.press(means, "suspend", old);
            assertThat(Recovery.told(stopped)).isEqualTo("suspended");
            assertThat(Recovery.told(recovery.press(stopped, "suspend", old))).isEqualTo("unchanged");
            assertThat(Recovery.told(recovery.press(stopped, "suspend", "nobody")))
                    .isEqualTo("unchanged");

            Page linked = adds(stopped, OLD);
            assertThat(Recovery.told(linked)).isEqualTo("phone");
            assertThat(stored(she).ids()).hasSize(1).doesNotContain(old);
            assertThat(stored(she).data()).singleElement().asString().contains("\"basic\"", "cooling");
            assertThat(she.attribute("suspended")).isEmpty();
            assertThat(Recovery.told(recovery.press(linked, "reactivate", old))).isEqualTo("unchanged");
        }
    }

    @Test
    void whoLostHerPhoneGetsHerCodesOnTheNewOne() {
        try (Registered she = Registered.citizen(stack, 7605, "advanced", OLD)) {
            Page means = means(she);
            assertThat(means.html().select("input[name=instead]")).hasSize(2);
            Page linked = adds(means, NEW, "instead", "true");
            assertThat(Recovery.told(linked)).isEqualTo("phone");
            assertThat(codesTo(linked)).isEqualTo("62");
            assertThat(linked.html().select("[data-means=phone][data-standing=suspended]"))
                    .hasSize(1);
            assertThat(codeFor(she, NEW, OLD)).endsWith("low");
        }
        try (Registered she = Registered.citizen(stack, 7606, "advanced", OLD)) {
            assertThat(codesTo(adds(means(she), NEW))).isEqualTo("61");
            assertThat(codeFor(she, OLD, NEW)).endsWith("low");
        }
    }

    @Test
    void aPasswordThatStaysAdvancedIsSaidToBe() {
        try (Registered she = Registered.citizen(stack, 7607, "advanced", OLD)) {
            Phone phone = new Phone(sandbox, OLD);
            Page means = she.logsIn(recovery.login(browser, "substantial"), Registered.PASSWORD)
                    .fill("code", phone.code());
            Page done = recovery.press(means, "do", "password", "password", PASSWORD, "repeated", PASSWORD);
            assertThat(Recovery.did(done)).isEqualTo("password");
            assertThat(done.html().select("[data-registration]").attr("data-registration"))
                    .isEqualTo(she.attribute("password_registration"))
                    .isEqualTo("advanced");
        }
    }

    @Test
    void whoCannotReachItHereIsSentToADesk() {
        Instant soon = Instant.now().plus(10, ChronoUnit.DAYS);
        try (Registered she = Registered.citizen(stack, 7608, "advanced", OLD + "|\"until\":\"" + soon + "\"")) {
            she.attribute("password_registration", "basic");
            assertThat(recovery.open(browser).html().select("#ending-title")).hasSize(1);
            Page means = she.logsIn(recovery.login(browser, "low"), Registered.PASSWORD);
            Page weak = recovery.press(means, "keep", Recovery.means(means, "phone"));
            assertThat(weak.problem()).contains("PROOF_TOO_WEAK");
            assertThat(weak.html().select("button[name=level]").attr("value")).isEqualTo("high");
            assertThat(weak.html().select("[data-desk]")).hasSize(1);

            assertThat(weak.html().select("button[value=stopcode]")).hasSize(1);
            assertThat(Recovery.did(recovery.press(weak, "do", "stopcode"))).isEqualTo("stopcode");
            Page after = recovery.open(browser);
            assertThat(after.html().select("button[value=stopcode]")).isEmpty();
            assertThat(recovery.press(after, "do", "stopcode").problem()).contains("PROOF_TOO_WEAK");
        }
    }

    private Page means(Registered she) {
        return she.logsIn(recovery.login(new Browser(), "low"), Registered.PASSWORD);
    }

    private Page adds(Page means, String number, String... more) {
        Phone phone = new Phone(sandbox, number);
        String[] fields = Stream.concat(Stream.of("do", "phone", "phone", number), Stream.of(more))
                .toArray(String[]::new);
        return recovery.press(means, fields).fill("code", phone.code());
    }

    /** Logs in by the code that came to one phone and not to the other. */
    private String codeFor(Registered she, String number, String other) {
        Phone rings = new Phone(sandbox, number);
        Phone silent = new Phone(sandbox, other);
        Browser hers = new Browser();
        she.asksForCode(oidc.login(hers)).fill("code", rings.code());
        assertThat(silent.hasNews()).isFalse();
        return oidc.me(hers).acr();
    }

    private StoredPhones stored(Registered she) {
        return new StoredPhones(new Admin(stack), she.id());
    }

    private static String codesTo(Page page) {
        return page.html().select("[data-codes-to]").attr("data-codes-to");
    }
}
