package org.pontis.idp.recovery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.pontis.broker.Factor;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.broker.MethodId;
import org.pontis.broker.Proof;
import org.pontis.broker.Registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pontis.broker.LevelOfAssurance.HIGH;
import static org.pontis.broker.LevelOfAssurance.LOW;
import static org.pontis.broker.LevelOfAssurance.SUBSTANTIAL;

/** What may be done with which proof. The table stands in {@code docs/recovery.md}; {@code -Dpontis.docs=write} writes it there. */
class VerdictTest {

    private static final Path PAGE = Path.of("../docs/recovery.md");
    private static final String BEGIN = "<!-- table: VerdictTest writes it -->\n";
    private static final String END = "<!-- end of the table -->";

    /** Every proof at every level it can be worth, every wish, and every level that the means concerned can give. */
    private static Stream<Case> everything() {
        List<Case> all = new ArrayList<>();
        for (Evidence evidence : Evidence.values()) {
            for (Wish wish : Wish.values()) {
                for (LevelOfAssurance gives : LevelOfAssurance.values()) {
                    Stream.concat(
                                    Stream.of(Optional.<LevelOfAssurance>empty()),
                                    Stream.of(LevelOfAssurance.values()).map(Optional::of))
                            .forEach(worth -> all.add(new Case(new Shown(evidence, worth), wish, gives)));
                }
            }
        }
        return all.stream();
    }

    private record Case(Shown shown, Wish wish, LevelOfAssurance gives) {
        Verdict verdict() {
            return Verdict.of(shown, wish, gives);
        }
    }

    @Test
    void nothingReachesHigherThanItsProof() {
        assertThat(everything()).hasSize(10 * 7 * 3 * 4).allSatisfy(one -> {
            if (one.verdict() instanceof Verdict.Granted granted) {
                granted.level().ifPresent(level -> assertThat(
                                one.shown().level().orElseThrow().atLeast(level))
                        .isTrue());
                granted.registration().filter(Registration.ADVANCED::equals).ifPresent(advanced -> assertThat(
                                one.shown().evidence().registration())
                        .contains(Registration.ADVANCED));
                // what one gets by it and what it is registered as never say different things
                granted.registration().ifPresent(how -> assertThat(
                                how.carries().atLeast(granted.level().orElseThrow()))
                        .isTrue());
            }
        });
    }

    @Test
    void whoHasProvenNothingCanStopNothing() {
        assertThat(everything().filter(one -> Set.of(Evidence.NOTHING, Evidence.DOCUMENT)
                        .contains(one.shown().evidence())))
                .allSatisfy(
                        one -> assertThat(one.verdict()).isEqualTo(new Verdict.Refused(Verdict.Reason.PROOF_MISSING)));
    }

    @Test
    void theStopCodeStopsAndDoesNothingElse() {
        assertThat(everything().filter(one -> one.shown().evidence() == Evidence.STOP_CODE))
                .allSatisfy(one ->
                        assertThat(one.verdict() instanceof Verdict.Granted).isEqualTo(one.wish() == Wish.SUSPEND));
    }

    @Test
    void toStopSomethingLowIsAlwaysEnough() {
        assertThat(everything()
                        .filter(one -> one.wish() == Wish.SUSPEND
                                && one.shown().level().isPresent()))
                .allSatisfy(one -> assertThat(one.verdict()).isInstanceOf(Verdict.Granted.class));
    }

    @Test
    void toBringSomethingBackTakesAsMuchAsItGives() {
        assertThat(everything()
                        .filter(one ->
                                one.wish().measured() && one.shown().level().isPresent()))
                .allSatisfy(one -> assertThat(one.verdict() instanceof Verdict.Granted)
                        .isEqualTo(one.shown().level().get().atLeast(one.gives())));
    }

    @Test
    void aStrongerProofOfTheSameKindIsNeverRefusedWhatAWeakerOneIsGranted() {
        everything()
                .filter(one -> one.verdict() instanceof Verdict.Granted)
                .forEach(weaker -> EnumSet.allOf(LevelOfAssurance.class).stream()
                        .filter(level -> weaker.shown().level().isEmpty()
                                || level.atLeast(weaker.shown().level().get()))
                        .forEach(stronger -> assertThat(Verdict.of(
                                        new Shown(weaker.shown().evidence(), Optional.of(stronger)),
                                        weaker.wish(),
                                        weaker.gives()))
                                .isInstanceOf(Verdict.Granted.class)));
    }

    @Test
    void aLoginIsEvidenceOfWhatItUsedAndWorthNoMoreThanItGave() {
        assertThat(Shown.by(proof("sms", "otp"), LOW)).isEqualTo(Shown.fully(Evidence.PHONE_CODE));
        assertThat(Shown.by(proof("pwd"), LOW)).isEqualTo(Shown.fully(Evidence.PASSWORD));
        assertThat(Shown.by(proof("pwd", "sms", "otp", "mfa"), SUBSTANTIAL))
                .isEqualTo(Shown.fully(Evidence.PASSWORD_AND_CODE));
        assertThat(Shown.by(proof("pwd", "sms", "otp", "mfa"), LOW).level()).contains(LOW);
        assertThat(Shown.by(proof("sc", "hwk", "pin", "mfa"), HIGH)).isEqualTo(Shown.fully(Evidence.CARD));
        assertThat(Shown.by(proof("hwk", "pin", "mca", "mfa"), HIGH)).isEqualTo(Shown.fully(Evidence.SIM));
        assertThat(Shown.by(proof("eidas"), HIGH).level()).isEmpty();
        assertThat(Shown.by(proof("sms"), HIGH).level()).contains(LOW);
    }

    @Test
    void theDocumentHasTheTable() throws IOException {
        String page = Files.readString(PAGE);
        int from = page.indexOf(BEGIN) + BEGIN.length();
        int to = page.indexOf(END);
        if ("write".equals(System.getProperty("pontis.docs"))) {
            Files.writeString(PAGE, page.substring(0, from) + table() + page.substring(to));
            return;
        }
        assertThat(page.substring(from, to))
                .as("docs/recovery.md is stale; write it with -Dpontis.docs=write")
                .isEqualTo(table());
    }

    private static String table() {
        StringBuilder table = new StringBuilder("""
                | proof | worth | suspend | new phone | new password | raise | renew, bring back or give up what gives low | … substantial | … high |
                | --- | --- | --- | --- | --- | --- | --- | --- | --- |
                """);
        for (Evidence evidence : Evidence.values()) {
            Shown shown = Shown.fully(evidence);
            table.append("| ")
                    .append(words(evidence))
                    .append(" | ")
                    .append(shown.level().map(LevelOfAssurance::shortName).orElse("–"));
            for (Wish wish : List.of(Wish.SUSPEND, Wish.NEW_PHONE, Wish.NEW_PASSWORD, Wish.RAISE)) {
                table.append(" | ").append(cell(Verdict.of(shown, wish, LOW)));
            }
            for (LevelOfAssurance gives : LevelOfAssurance.values()) {
                table.append(" | ").append(cell(Verdict.of(shown, Wish.REACTIVATE, gives)));
            }
            table.append(" |\n");
        }
        return table.toString();
    }

    private static String cell(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Refused refused -> "no";
            case Verdict.Granted(var level, var registration) ->
                level.map(LevelOfAssurance::shortName).orElse("yes")
                        + registration.map(how -> ", " + how.word()).orElse("");
        };
    }

    private static String words(Evidence evidence) {
        return switch (evidence) {
            case NOTHING -> "nothing";
            case DOCUMENT -> "identifier and contrast value";
            case STOP_CODE -> "these, and her stop code";
            case REGISTRY -> "these, and answers to the registry's questions";
            case PHONE_CODE -> "a code on her phone";
            case PASSWORD -> "password";
            case PASSWORD_AND_CODE -> "password and code";
            case SIM -> "SIM with PIN";
            case CARD -> "card with PIN";
            case DESK_ONE -> "at the desk, one officer";
        };
    }

    private static Proof proof(String... amr) {
        return new Proof(
                new MethodId("any"),
                Set.of(Factor.POSSESSION, Factor.KNOWLEDGE),
                HIGH,
                Registration.ADVANCED,
                Set.of(amr),
                Instant.EPOCH);
    }
}
