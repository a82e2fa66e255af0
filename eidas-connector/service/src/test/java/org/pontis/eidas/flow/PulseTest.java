package org.pontis.eidas.flow;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

import org.junit.jupiter.api.Test;
import org.pontis.eidas.flow.Pulse.Sign;

import static org.assertj.core.api.Assertions.assertThat;

class PulseTest {

    private static final String NODE = "https://node.example/service/request";

    private final List<InetSocketAddress> asked = new ArrayList<>();
    private Sign sign = Sign.ANSWER;
    private Instant now = Instant.EPOCH;
    private BooleanSupplier another = () -> true;
    private final Pulse pulse = new Pulse(this::touch, () -> now);

    private Sign touch(InetSocketAddress place) {
        asked.add(place);
        return sign;
    }

    @Test
    void aNodeThatAnswersIsThere() {
        assertThat(pulse.answers(NODE)).isTrue();
        assertThat(asked).containsExactly(InetSocketAddress.createUnresolved("node.example", 443));
    }

    @Test
    void aNodeThatRefusesConnectionsIsNot() {
        sign = Sign.REFUSAL;
        assertThat(pulse.answers(NODE)).isFalse();
        assertThat(pulse.answered(NODE)).isFalse();
    }

    @Test
    void silenceSaysNothingWhereWeHaveNeverBeenAnswered() {
        sign = Sign.SILENCE;
        assertThat(pulse.answers(NODE)).isTrue();
    }

    @Test
    void silenceOfANodeThatHasAnsweredSaysThatItIsGone() {
        pulse.answers(NODE);
        later();
        sign = Sign.SILENCE;
        assertThat(pulse.answers(NODE)).isFalse();
    }

    @Test
    void whoeverLooksAgainLearnsThatANodeIsBack() throws InterruptedException {
        assertThat(pulse.isSilent(NODE)).as("nobody wanted to go there").isFalse();
        sign = Sign.REFUSAL;
        pulse.answers(NODE);
        assertThat(pulse.isSilent(NODE)).isTrue();
        later();
        sign = Sign.ANSWER;
        for (int look = 0; pulse.isSilent(NODE); look++) {
            assertThat(look).isLessThan(6_000);
            Thread.sleep(10);
        }
    }

    @Test
    void aNodeIsBackAsSoonAsItAnswers() {
        sign = Sign.REFUSAL;
        pulse.answers(NODE);
        later();
        sign = Sign.ANSWER;
        assertThat(pulse.answers(NODE)).isTrue();
    }

    @Test
    void ofManyCitizensAtOnceOnlyTheFirstAsks() {
        pulse.answers(NODE);
        pulse.answers(NODE);
        assertThat(asked).hasSize(1);
    }

    @Test
    void whileOneAsksTheOthersGoByWhatWasKnown() {
        List<Boolean> others = new ArrayList<>();
        Pulse slow = new Pulse(
                place -> {
                    others.add(another.getAsBoolean());
                    return Sign.REFUSAL;
                },
                () -> now);
        another = () -> slow.answers(NODE);

        assertThat(slow.answers(NODE)).isFalse();
        later();
        assertThat(slow.answers(NODE)).isFalse();
        assertThat(others).containsExactly(true, false);
    }

    @Test
    void whoeverOnlyLooksAsksNobody() {
        assertThat(pulse.answered(NODE)).isTrue();
        assertThat(asked).isEmpty();
    }

    @Test
    void aNodeThatWasNotThereIsOfferedAgainAfterAMoment() {
        sign = Sign.REFUSAL;
        pulse.answers(NODE);
        assertThat(pulse.answered(NODE)).isFalse();
        later();
        assertThat(pulse.answered(NODE)).isTrue();
    }

    @Test
    void overTheNetworkItIsTheConnectionThatCounts() throws IOException {
        String place;
        try (ServerSocket node = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            place = "http://localhost:" + node.getLocalPort() + "/service/request";
            assertThat(Pulse.overTheNetwork().answers(place)).isTrue();
        }
        assertThat(Pulse.overTheNetwork().answers(place)).isFalse();
    }

    private void later() {
        now = now.plusSeconds(6);
    }
}
