package org.pontis.idp.mobileid;

import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.pontis.idp.mobileid.line.Line;
import org.pontis.idp.mobileid.operator.Answer;
import org.pontis.idp.mobileid.operator.MobileProblems;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What this node has asked operators and was not told yet, or was told and nobody has fetched yet. It holds no thread. What
 * is lost with the node is asked again by another, or ends the login; it never ends in a success.
 */
final class Errands {

    private static final Logger LOG = LoggerFactory.getLogger(Errands.class);

    /** Longer than any login; what was never fetched is forgotten. */
    private static final Duration MEMORY = Duration.ofMinutes(3);

    /** So many requests may wait a moment for an answer that is nearly there; the others come again. */
    private static final int IMPATIENT = 16;

    /**
     * An errand.
     *
     * @param leaving is done when the question has left
     * @param since nanoseconds on a clock that nobody sets
     */
    private record Errand(CompletableFuture<?> leaving, CompletableFuture<Answer> answer, long since) {
        boolean isForgotten() {
            return System.nanoTime() - since > MEMORY.toNanos();
        }
    }

    private final Map<String, Errand> underWay = new ConcurrentHashMap<>();
    private final Semaphore impatient = new Semaphore(IMPATIENT);

    /** Sends an errand at once, unless one is under way for this handle: there is never a second. */
    void send(String handle, Supplier<CompletableFuture<Answer>> question) {
        send(handle, Duration.ZERO, question);
    }

    /** Sends an errand after a while, by itself. */
    void send(String handle, Duration after, Supplier<CompletableFuture<Answer>> question) {
        forgetOld();
        underWay.computeIfAbsent(handle, none -> leave(after, question));
    }

    private static Errand leave(Duration after, Supplier<CompletableFuture<Answer>> question) {
        // even asking at once is not done here: a request of a browser must not wait for a connection
        CompletableFuture<Void> leaving = CompletableFuture.runAsync(
                () -> {}, CompletableFuture.delayedExecutor(after.toMillis(), TimeUnit.MILLISECONDS, Line.threads()));
        CompletableFuture<Answer> answer = leaving.thenComposeAsync(left -> question.get(), Line.threads())
                .exceptionally(failure -> {
                    LOG.info("The mobile operator gave no answer: {}", cause(failure));
                    return new Answer.Ended(MobileProblems.UNAVAILABLE);
                });
        return new Errand(leaving, answer, System.nanoTime());
    }

    /** The class only: a message could quote an address with a session in it. */
    private static String cause(Throwable failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return cause.getClass().getSimpleName();
    }

    boolean isUnderWay(String handle) {
        return underWay.containsKey(handle);
    }

    boolean isAnswered(String handle) {
        return isAnswered(handle, any -> true);
    }

    /** Whether an answer is there, and of this kind. */
    boolean isAnswered(String handle, Predicate<Answer> wanted) {
        return holds(underWay.get(handle), wanted);
    }

    private static boolean holds(Errand errand, Predicate<Answer> wanted) {
        return errand != null
                && errand.answer().isDone()
                && wanted.test(errand.answer().join());
    }

    /** Fetches an answer that is there; only one fetches it. */
    Optional<Answer> fetch(String handle) {
        return fetch(handle, any -> true);
    }

    /** Fetches an answer that is there and wanted; any other stays. */
    Optional<Answer> fetch(String handle, Predicate<Answer> wanted) {
        Errand errand = underWay.get(handle);
        return holds(errand, wanted) && underWay.remove(handle, errand)
                ? Optional.of(errand.answer().join())
                : Optional.empty();
    }

    /** As {@link #fetch}, after a moment's wait if there is room to wait. */
    Optional<Answer> fetch(String handle, Duration moment) {
        Errand errand = underWay.get(handle);
        if (errand != null && impatient.tryAcquire()) {
            try {
                errand.answer().get(moment.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException | ExecutionException notNow) {
                // it will be asked for again
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            } finally {
                impatient.release();
            }
        }
        return fetch(handle);
    }

    /** Says something to which no answer is expected. */
    void tell(Supplier<CompletableFuture<Void>> news) {
        var unused = CompletableFuture.completedFuture(news)
                .thenComposeAsync(Supplier::get, Line.threads())
                .whenComplete((told, failure) -> {
                    if (failure != null) {
                        LOG.info("The mobile operator was not told: {}", cause(failure));
                    }
                });
    }

    /** Nobody will fetch it. */
    void drop(String handle) {
        underWay.remove(handle);
    }

    /** Takes an order back: it does not leave, or what it has begun is called off as soon as that is known. */
    void callOff(String handle, Function<Answer.Begun, CompletableFuture<Void>> cancel) {
        Errand errand = underWay.remove(handle);
        if (errand != null && !errand.leaving().cancel(false)) {
            var unused = errand.answer().thenAccept(answer -> {
                if (answer instanceof Answer.Begun begun) {
                    tell(() -> cancel.apply(begun));
                }
            });
        }
    }

    private void forgetOld() {
        for (Iterator<Errand> each = underWay.values().iterator(); each.hasNext(); ) {
            if (each.next().isForgotten()) {
                each.remove();
            }
        }
    }
}
