package org.pontis.idp.mobileid;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.pontis.broker.Input;
import org.pontis.broker.Step;
import org.pontis.idp.testing.Patience;
import org.pontis.idp.testing.TestAttempt;

import static org.assertj.core.api.Assertions.assertThat;

/** Many citizens look at their phones at once. */
class WaitingTest extends MobileIdCase {

    private static final int CITIZENS = 1000;
    private static final int A_HANDFUL = 16;
    private static final long FIFTY_MEGABYTES = 50L << 20;
    private static final String LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE";

    @Override
    Map<String, String> dialect() {
        return dialect(operator.address());
    }

    private static Map<String, String> dialect(String address) {
        return Map.of(
                "rest-url", address + "/mid-api",
                "rest-relying-party-uuid", "00000000-0000-0000-0000-000000000000",
                "rest-relying-party-name", "PONTIS",
                "rest-timeout", "PT15S",
                "per-address-hour", "100000");
    }

    @Test
    @DisplayName("J12 1,000 waiting citizens hold a handful of threads and less than 50 MB")
    void aThousandWaitWithoutThreads() throws Exception {
        try (PatientOperator patient = new PatientOperator()) {
            method = method(dialect(patient.address()));
            start(0);
            long memory = memory();
            int threads = threads();

            List<TestAttempt> waiting =
                    IntStream.rangeClosed(1, CITIZENS).mapToObj(this::start).toList();
            waiting.forEach(this::reachesTheOperator);
            // each has a question with the operator now, which thinks about it
            waiting.forEach(one -> assertThat(method.resume(one, Input.NONE)).isInstanceOf(Step.Wait.class));

            assertThat(threads() - threads).as("threads").isLessThan(A_HANDFUL);
            assertThat(memory() - memory)
                    .as("octets, with what the browsers' sessions hold")
                    .isLessThan(FIFTY_MEGABYTES);
        }
    }

    private TestAttempt start(int number) {
        TestAttempt one = new TestAttempt("attempt-" + number);
        String identifier = "%08d".formatted(number) + LETTERS.charAt(number % 23);
        method.begin(one);
        ringing(one, method.resume(one, form(identifier, "+346%08d".formatted(number))));
        return one;
    }

    private void reachesTheOperator(TestAttempt one) {
        Patience.until("the operator has the order", () -> {
            assertThat(method.resume(one, Input.NONE)).isInstanceOf(Step.Wait.class);
            return !one.kept(Ringing.class).orElseThrow().session().isEmpty();
        });
    }

    private static int threads() {
        return ManagementFactory.getThreadMXBean().getThreadCount();
    }

    private static long memory() {
        return LongStream.range(0, 5)
                .map(i -> {
                    System.gc();
                    return ManagementFactory.getMemoryMXBean()
                            .getHeapMemoryUsage()
                            .getUsed();
                })
                .min()
                .orElseThrow();
    }
}
