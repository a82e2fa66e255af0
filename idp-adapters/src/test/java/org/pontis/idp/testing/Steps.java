package org.pontis.idp.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.pontis.broker.Citizen;
import org.pontis.broker.LoginProblem;
import org.pontis.broker.Proof;
import org.pontis.broker.Step;

import static org.assertj.core.api.Assertions.assertThat;

/** What a step should be, said shortly. */
public final class Steps {

    private Steps() {}

    public static void assertPage(Step step, String page) {
        assertThat(step).isInstanceOfSatisfying(Step.Prompt.class, prompt -> assertThat(prompt.page())
                .isEqualTo(page));
    }

    public static void assertRetry(Step step, String page, LoginProblem problem, Citizen... against) {
        assertThat(step).isInstanceOfSatisfying(Step.Retry.class, retry -> {
            assertThat(retry.page()).isEqualTo(page);
            assertThat(retry.problem()).isEqualTo(problem);
            assertThat(retry.against()).isEqualTo(one(against));
        });
    }

    public static void assertFailed(Step step, LoginProblem problem, Citizen... against) {
        assertThat(step).isEqualTo(new Step.Failed(problem, one(against)));
    }

    public static Proof proofOf(Step step, Citizen citizen) {
        assertThat(step).isInstanceOfSatisfying(Step.Done.class, done -> assertThat(done.citizen())
                .isEqualTo(citizen));
        return ((Step.Done) step).proof();
    }

    /** Does something in that many threads at the same moment. */
    public static List<Step> atOnce(int times, Callable<Step> request) throws Exception {
        CyclicBarrier start = new CyclicBarrier(times);
        try (var threads = Executors.newFixedThreadPool(times)) {
            List<Future<Step>> steps = IntStream.range(0, times)
                    .mapToObj(i -> threads.submit(() -> {
                        start.await();
                        return request.call();
                    }))
                    .toList();
            List<Step> answers = new ArrayList<>();
            for (Future<Step> step : steps) {
                answers.add(step.get());
            }
            return answers;
        }
    }

    private static Optional<Citizen> one(Citizen... against) {
        return against.length == 0 ? Optional.empty() : Optional.of(against[0]);
    }
}
