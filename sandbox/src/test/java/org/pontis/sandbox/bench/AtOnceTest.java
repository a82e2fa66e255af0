package org.pontis.sandbox.bench;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AtOnceTest {

    @Test
    void aFewAreUnderWayTogetherAndAllAreDone() {
        CyclicBarrier together = new CyclicBarrier(AtOnce.A_FEW.people());
        AtomicInteger done = new AtomicInteger();

        AtOnce.A_FEW.all(Collections.nCopies(2 * AtOnce.A_FEW.people(), () -> {
            meet(together);
            done.incrementAndGet();
        }));

        assertThat(done).hasValue(2 * AtOnce.A_FEW.people());
    }

    @Test
    void oneThatFailsEndsAll() {
        AtomicInteger done = new AtomicInteger();
        Runnable fails = () -> {
            throw new IllegalStateException("Somebody else is signed in.");
        };

        assertThatThrownBy(() -> AtOnce.ONE.all(List.of(fails, done::incrementAndGet)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Somebody else is signed in.");
    }

    private static void meet(CyclicBarrier together) {
        try {
            together.await(1, TimeUnit.MINUTES);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
