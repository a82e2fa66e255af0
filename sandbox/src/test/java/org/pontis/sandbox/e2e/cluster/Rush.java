package org.pontis.sandbox.e2e.cluster;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.ObjIntConsumer;
import java.util.function.Supplier;

import org.pontis.sandbox.e2e.Browser;
import org.pontis.sandbox.e2e.Citizen;
import org.pontis.sandbox.e2e.Me;
import org.pontis.sandbox.e2e.Page;
import org.pontis.sandbox.e2e.Portal;

/**
 * Many citizens who log in at the same time, whatever happens to the servers meanwhile. Whoever sees an error goes back to the
 * portal and begins again, as people do.
 */
final class Rush {

    /** Requests under way at the same time: on two cores more would only wait in line. */
    private static final int AT_ONCE = 24;

    private static final int MOST_BEGINNINGS = 8;

    private final Portal portal;
    private final ObjIntConsumer<Browser> granted;
    private final Semaphore line = new Semaphore(AT_ONCE);
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicInteger restarts = new AtomicInteger();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private final Queue<String> reasons = new ConcurrentLinkedQueue<>();

    /** What each does: every third SMS PIN, every third a password, every third both for substantial. */
    private enum Way {
        SMS_PIN("low"),
        PASSWORD("low"),
        BOTH("substantial");

        private final String level;

        Way(String level) {
            this.level = level;
        }
    }

    Rush(Portal portal) {
        this(portal, (browser, beginnings) -> {});
    }

    /** @param granted told of every browser in which somebody is logged in, as often as it happens, and how often she began */
    Rush(Portal portal, ObjIntConsumer<Browser> granted) {
        this.portal = portal;
        this.granted = granted;
    }

    /**
     * All begin, and wait for each other before their last step; only when a fifth of them are through does it happen.
     *
     * @param meanwhile what happens in the middle
     */
    void inTheMiddle(List<Citizen> citizens, Meanwhile meanwhile) throws InterruptedException {
        CountDownLatch allBegan = new CountDownLatch(citizens.size());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < citizens.size(); i++) {
                Citizen citizen = citizens.get(i);
                Way way = Way.values()[i % 3];
                threads.execute(() -> logIn(citizen, way, allBegan));
            }
            allBegan.await();
            while (done.get() < citizens.size() / 5) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
            meanwhile.happens();
        }
    }

    /** Each logs in again and again until it is over. */
    void until(BooleanSupplier over, List<Citizen> citizens, Meanwhile meanwhile) throws InterruptedException {
        CountDownLatch none = new CountDownLatch(0);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Citizen citizen : citizens) {
                threads.execute(() -> {
                    while (!over.getAsBoolean()) {
                        logIn(citizen, Way.PASSWORD, none);
                    }
                });
            }
            meanwhile.happens();
        }
    }

    int logins() {
        return done.get();
    }

    int restarts() {
        return restarts.get();
    }

    /** Who was somebody else, had another level, or never got in. */
    Queue<String> wrong() {
        return wrong;
    }

    /** Why people began again. */
    Queue<String> reasons() {
        return reasons;
    }

    private void logIn(Citizen citizen, Way way, CountDownLatch allBegan) {
        Browser browser = new Browser();
        for (int i = 0; i < MOST_BEGINNINGS; i++) {
            try {
                if (isIn(citizen, way, browser, allBegan)) {
                    granted.accept(browser, i + 1);
                    done.incrementAndGet();
                    return;
                }
            } catch (IllegalStateException | AssertionError interrupted) {
                reasons.add(String.valueOf(interrupted.getMessage()));
            } finally {
                allBegan.countDown();
            }
            restarts.incrementAndGet();
        }
        wrong.add(citizen.is().identifier() + " never got in");
    }

    private boolean isIn(Citizen citizen, Way way, Browser browser, CountDownLatch allBegan) {
        citizen.phone().skip();
        Page last = inLine(() -> begins(citizen, way, browser));
        allBegan.countDown();
        await(allBegan);
        Page end =
                inLine(() -> way == Way.PASSWORD ? citizen.typesIdentifierAndPassword(last) : citizen.typesCode(last));
        Me me = portal.me(browser);
        if (!me.loggedIn()) {
            reasons.add(end.toString());
        } else if (!citizen.is().identifier().equals(me.claims().get("person_identifier"))
                || !way.level.equals(me.acr())) {
            wrong.add(citizen.is().identifier() + " asked for " + way.level + " and is " + me);
        }
        return me.loggedIn();
    }

    private Page begins(Citizen citizen, Way way, Browser browser) {
        Page chooser = portal.login(browser, "acr", way.level, "prompt", "login");
        return switch (way) {
            case SMS_PIN -> citizen.identifies(chooser.choose("sms-pin"));
            case PASSWORD -> chooser.choose("password");
            case BOTH -> citizen.logsInWithPassword(chooser);
        };
    }

    private Page inLine(Supplier<Page> step) {
        line.acquireUninterruptibly();
        try {
            return step.get();
        } finally {
            line.release();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Something that takes its time. */
    interface Meanwhile {
        void happens() throws InterruptedException;
    }
}
