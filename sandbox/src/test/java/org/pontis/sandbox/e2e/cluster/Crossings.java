package org.pontis.sandbox.e2e.cluster;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import org.pontis.sandbox.e2e.Browser;
import org.pontis.sandbox.e2e.Citizen;
import org.pontis.sandbox.e2e.Me;
import org.pontis.sandbox.e2e.Page;
import org.pontis.sandbox.e2e.Portal;
import org.pontis.sandbox.e2e.border.Trust;
import org.pontis.sandbox.run.Cluster;

/** Citizens who log in to a portal of the other country with what they have at home, whatever happens to the servers meanwhile. */
final class Crossings {

    private static final Duration READS = Duration.ofSeconds(1);

    private final Portal portal;
    private final Browser anybodys;
    private final Consumer<Browser> granted;
    private final AtomicInteger restarts = new AtomicInteger();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();

    /** @param granted told of every browser in which somebody is logged in abroad */
    Crossings(Cluster cluster, Consumer<Browser> granted) {
        this.portal = new Portal(cluster.addresses().portalEeUrl());
        this.anybodys = Browser.with(new Trust(cluster.world().authority()).tls());
        this.granted = granted;
    }

    /** Each logs in again and again until it is over. */
    void until(BooleanSupplier over, List<Citizen> citizens, Rush.Meanwhile meanwhile) throws InterruptedException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Citizen citizen : citizens) {
                threads.execute(() -> {
                    while (!over.getAsBoolean()) {
                        logIn(citizen, anybodys.leftToAnother());
                    }
                });
            }
            meanwhile.happens();
        }
    }

    /** How many saw an error, and began again with another browser. */
    int restarts() {
        return restarts.get();
    }

    /** Who was somebody else. */
    Queue<String> wrong() {
        return wrong;
    }

    private void logIn(Citizen citizen, Browser browser) {
        try {
            Page athome = portal.login(browser, "acr", "low").choose("eidas").press("country", "ES");
            citizen.logsInWithPassword(athome).press("consent", "accept");
            Me me = portal.me(browser);
            if (me.loggedIn()) {
                if (!("ES/EE/" + citizen.is().identifier()).equals(me.claims().get("person_identifier"))) {
                    wrong.add(citizen.is().identifier() + " is " + me);
                }
                granted.accept(browser);
                return;
            }
        } catch (IllegalStateException | AssertionError interrupted) {
            // a page without what she looks for, or none
        }
        restarts.incrementAndGet();
        // whoever sees an error reads it; a server that is just starting needs the processor more
        LockSupport.parkNanos(READS.toNanos());
    }
}
