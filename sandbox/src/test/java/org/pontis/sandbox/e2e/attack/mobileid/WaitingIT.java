package org.pontis.sandbox.e2e.attack.mobileid;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.pontis.sandbox.e2e.Browser;
import org.pontis.sandbox.e2e.Citizen;
import org.pontis.sandbox.e2e.EndToEnd;
import org.pontis.sandbox.e2e.Page;
import org.pontis.sandbox.e2e.SimHolder;
import org.pontis.sandbox.e2e.attack.Living;
import org.pontis.sandbox.e2e.attack.UnderAttack;

import static org.assertj.core.api.Assertions.assertThat;

/** Many citizens look at their phones at once, and nobody answers. */
@UnderAttack
class WaitingIT extends EndToEnd {

    private static final int CITIZENS = 1000;
    private static final int FIRST = 20_000;
    private static final int WIDE = 40;
    private static final int WARM_UP = 5 * WIDE;
    private static final int A_HANDFUL = 16;
    private static final long FIFTY_MEGABYTES = 50L << 20;

    @Test
    @DisplayName(
            "J12, O4 a thousand who wait for their phones hold a handful of threads and less than 50 MB, and keep nobody out")
    void aThousandWaitAndHoldNothing() throws Exception {
        // as many requests at once as later: what these make the server start and load is not for waiting
        crowd(FIRST - WARM_UP, WARM_UP);
        Living before = Living.in(stack.broker().pid());

        int waiting = crowd(FIRST, CITIZENS);
        Living now = Living.in(stack.broker().pid());
        long octets = now.octets() - before.octets();
        System.out.printf(
                "%d wait: %d threads more, %d octets each%n",
                waiting, now.threads() - before.threads(), octets / CITIZENS);

        assertThat(waiting).isEqualTo(CITIZENS);
        assertThat(now.threads() - before.threads()).as("threads of the server").isLessThan(A_HANDFUL);
        assertThat(now.instances("VirtualThread") - before.instances("VirtualThread"))
                .as("threads that cost less")
                .isLessThan(A_HANDFUL);
        assertThat(octets).isLessThan(FIFTY_MEGABYTES);
        Browser anas = new Browser();
        SimHolder.of(Citizen.ANA, "+34600000001", sandbox).logsIn(oidc.login(anas, "acr", "high"));
        assertThat(oidc.me(anas).loggedIn()).isTrue();
    }

    /** Has so many begin to wait, some at a time; says how many do. */
    private int crowd(int first, int citizens) throws Exception {
        AtomicInteger waiting = new AtomicInteger();
        try (ExecutorService crowd = Executors.newFixedThreadPool(WIDE)) {
            List<Future<?>> all = IntStream.range(first, first + citizens)
                    .<Future<?>>mapToObj(number -> crowd.submit(() -> {
                        Browser hers = new Browser();
                        Page waits = rings(number, hers);
                        // as the page does by itself: from now on a question of hers is with the operator
                        hers.open(waits.address());
                        waiting.incrementAndGet();
                    }))
                    .toList();
            for (Future<?> one : all) {
                finished(one);
            }
        }
        return waiting.get();
    }

    /** To the page with the verification code, while her phone rings. */
    private Page rings(int number, Browser hers) {
        SimHolder she = new Stranger(number).with(stack.world().operator().sims(), sandbox);
        Page page = she.asks(oidc.login(hers, "acr", "high"));
        assertThat(SimHolder.code(page)).as(page.toString()).isPresent();
        return page;
    }

    private static void finished(Future<?> one) throws Exception {
        try {
            one.get(15, TimeUnit.MINUTES);
        } catch (ExecutionException failed) {
            throw new AssertionError(failed.getCause());
        }
    }
}
