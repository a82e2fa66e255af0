package org.pontis.sandbox.e2e.attack;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Many who do something in the same moment. */
public final class Crowd {

    private Crowd() {}

    /** What came of it for each. */
    public static <T> List<T> of(int many, IntFunction<T> each) throws InterruptedException, ExecutionException {
        CyclicBarrier together = new CyclicBarrier(many);
        List<Future<T>> under = new ArrayList<>();
        try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < many; i++) {
                int who = i;
                under.add(crowd.submit(() -> {
                    together.await();
                    return each.apply(who);
                }));
            }
        }
        List<T> all = new ArrayList<>();
        for (Future<T> one : under) {
            all.add(one.get());
        }
        return all;
    }
}
