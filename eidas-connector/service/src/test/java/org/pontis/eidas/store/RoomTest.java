package org.pontis.eidas.store;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pontis.eidas.saml.check.Replay;
import org.pontis.eidas.store.Payer.Kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RoomTest {

    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final long LIMIT = 512 * 1024;
    private static final int MUCH = 3_000;

    private final Store store = Store.local(LIMIT);
    private final Pending<Plain> logins = store.pending("logins", Plain.class);
    private final Pending<Plain> repeats = store.repeats("repeats", Plain.class);

    @AfterEach
    void stop() {
        store.close();
    }

    @Test
    void newcomersAreRefusedWhenMostOfItIsTakenAndWhatWasBegunGoesOn() {
        int begun = begin(logins, MUCH);

        assertThat(begun).isBetween(20, MUCH - 1);
        assertThat(store.room().live()).isLessThan(LIMIT * 3 / 4);
        assertThat(store.room().refused()).isPositive();
        logins.put("the next step of somebody", text(), LIFE);
        for (int i = 0; i < begun; i++) {
            assertThat(logins.look("login " + i)).isPresent();
        }
    }

    @Test
    void whatEndsMakesRoomAgain() {
        int begun = begin(logins, MUCH);
        for (int i = 0; i < begun; i++) {
            assertThat(logins.take("login " + i)).isPresent();
        }

        await(() -> store.room().live() == 0);
        logins.begin("another", text(), LIFE);
    }

    @Test
    void repeatsGoBeforeNewcomersAreRefused() {
        for (int i = 0; i < MUCH; i++) {
            repeats.settle("repeat " + i, text(), LIFE);
        }

        assertThat(store.room().repeats()).isLessThan(LIMIT);
        assertThat(store.room().forgotten()).isPositive();
        assertThat(repeats.look("repeat 0")).isEmpty();
        assertThat(repeats.look("repeat " + (MUCH - 1))).isPresent();
        logins.begin("a newcomer", text(), LIFE);
        assertThat(logins.look("a newcomer")).isPresent();
    }

    @Test
    void loginsUnderWayAreNeverPushedOutByRepeats() {
        logins.begin("under way", text(), LIFE);
        for (int i = 0; i < MUCH; i++) {
            repeats.settle("repeat " + i, text(), LIFE);
        }

        assertThat(logins.look("under way")).isPresent();
    }

    @Test
    void oneCountryFillsItsShareAndOthersAreServed() {
        Pending<OfCountry> asked = store.pending("asked", OfCountry.class);
        int begun = 0;
        try {
            for (; begun < MUCH; begun++) {
                asked.begin("asked " + begun, new OfCountry("EE", text().text()), LIFE);
            }
        } catch (NoRoom full) {
            // as it should be
        }

        assertThat(begun).isBetween(5, MUCH - 1);
        assertThat(store.room().live()).isLessThan(Kind.COUNTRY.share(LIMIT) + 3_000);
        asked.begin("another country", new OfCountry("PT", text().text()), LIFE);
        // and its own citizens who are under way come to their end
        asked.put("a step", new OfCountry("EE", text().text()), LIFE);
    }

    @Test
    void oneAddressFillsItsShareAndOthersAreServed() {
        int begun = Payer.calling(Optional.of("192.0.2.1"), () -> begin(logins, MUCH));

        assertThat(begun).isBetween(5, MUCH - 1);
        assertThat(store.room().live()).isLessThan(Kind.ADDRESS.share(LIMIT) + 3_000);
        Payer.calling(Optional.of("192.0.2.2"), () -> {
            logins.begin("another address", text(), LIFE);
            return null;
        });
        logins.begin("nobody knows from where", text(), LIFE);
    }

    @Test
    void stepsOfOneLoginAreBounded() {
        Pending<OfLogin> requests = store.pending("request", OfLogin.class);

        assertThatThrownBy(() -> {
                    for (int i = 0; i < MUCH; i++) {
                        requests.put("request " + i, new OfLogin("one", text().text()), LIFE);
                    }
                })
                .isInstanceOf(NoRoom.class);
        requests.put("request of another", new OfLogin("another", text().text()), LIFE);
    }

    @Test
    void whenTheMemoryOfMessagesIsFullNoneIsAcceptedAndNoneForgotten() {
        Replay replay = store.replay(InstantSource.system());
        Instant until = Instant.now().plus(LIFE);
        int seen = 0;
        try {
            for (; seen < MUCH; seen++) {
                assertThat(replay.isFirst("https://ee.example", "_" + seen, until))
                        .isTrue();
            }
        } catch (NoRoom full) {
            // as it should be
        }

        assertThat(seen).isBetween(50, MUCH - 1);
        for (int i = 0; i < MUCH; i++) {
            repeats.settle("repeat " + i, text(), LIFE);
        }
        Payer.calling(Optional.of("192.0.2.1"), () -> begin(logins, MUCH));
        int remembered = seen;
        assertThat(store.room().messages()).isGreaterThan(remembered * 200L);
        assertThatThrownBy(() -> replay.isFirst("https://ee.example", "_one more", until))
                .isInstanceOf(NoRoom.class);
    }

    @Test
    void textsTakeAnOctetForEachOctet() {
        String weight = new RecordCodec<>(Plain.class).write(new Plain("a".repeat(10_000)));
        assertThat(weight.length()).isLessThan(200);
        assertThat(weight.chars()).allMatch(octet -> octet < 256);
        assertThat(new RecordCodec<>(Plain.class).read(weight)).contains(new Plain("a".repeat(10_000)));
    }

    private static int begin(Pending<Plain> logins, int most) {
        int begun = 0;
        try {
            for (; begun < most; begun++) {
                logins.begin("login " + begun, text(), LIFE);
            }
        } catch (NoRoom full) {
            // as it should be
        }
        return begun;
    }

    /** Nothing that could be compressed. */
    private static Plain text() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 1_000; i++) {
            text.append((char) (' ' + ThreadLocalRandom.current().nextInt(90)));
        }
        return new Plain(text.toString());
    }

    private static void await(java.util.function.BooleanSupplier condition) {
        Instant end = Instant.now().plus(Duration.ofMinutes(1));
        while (!condition.getAsBoolean() && Instant.now().isBefore(end)) {
            Thread.onSpinWait();
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    record Plain(String text) {}

    record OfCountry(String country, String text) implements Charged {

        @Override
        public Set<Payer> payers() {
            return Set.of(new Payer(Kind.COUNTRY, country));
        }
    }

    record OfLogin(String login, String text) implements Charged {

        @Override
        public Set<Payer> payers() {
            return Set.of(new Payer(Kind.LOGIN, login));
        }
    }
}
