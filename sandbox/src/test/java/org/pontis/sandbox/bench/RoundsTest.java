package org.pontis.sandbox.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.junit.jupiter.api.Test;
import org.pontis.sandbox.web.Response;

import static org.assertj.core.api.Assertions.assertThat;

class RoundsTest {

    @Test
    void eachRoundIsComparedWithItsOwnBaseline() {
        Rounds rounds = new Rounds();
        round(rounds, 30, 100);
        round(rounds, 80, 200); // a busy machine slows both sides
        round(rounds, 50, 100);

        Figure figure = rounds.compare("login", "ours", "ms CPU/login", "theirs");

        assertThat(figure.ratio()).isEqualTo(0.4);
        assertThat(figure.low()).isEqualTo(0.3);
        assertThat(figure.high()).isEqualTo(0.5);
        assertThat(figure.value()).isEqualTo(50);
        assertThat(figure.baselineValue()).isEqualTo(100);
    }

    @Test
    void ofAnEvenNumberOfRoundsTheMedianIsBetweenTheMiddleTwo() {
        Rounds rounds = new Rounds();
        round(rounds, 10, 100);
        round(rounds, 30, 100);

        assertThat(rounds.compare("login", "ours", "ms CPU/login", "theirs").ratio())
                .isEqualTo(0.2);
    }

    @Test
    void aFigureIsWrittenInTheOrderOfTheRunContract() throws JsonProcessingException {
        Figure figure =
                new Figure("login", "sms-pin", "ms CPU/login", 33.333, "stock password", 100, 0.33333, 0.3, 0.4);

        assertThat(Response.JSON.writeValueAsString(figure)).isEqualTo("""
                {"bench":"login","case":"sms-pin","unit":"ms CPU/login","value":33.33,"baseline":"stock password",\
                "baselineValue":100.0,"ratio":0.333,"low":0.3,"high":0.4}""");
    }

    private static void round(Rounds rounds, double ours, double theirs) {
        rounds.add("ours", ours);
        rounds.add("theirs", theirs);
    }
}
