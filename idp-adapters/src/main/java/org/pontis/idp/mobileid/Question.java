package org.pontis.idp.mobileid;

import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import org.pontis.idp.mobileid.operator.Answer;
import org.pontis.idp.mobileid.operator.MobileOperator;
import org.pontis.idp.mobileid.operator.Order;
import org.pontis.idp.mobileid.operator.Subscriber;

/** What is asked of an operator. A question outlives the browser's request, so it holds nothing of that. */
final class Question {

    private Question() {}

    static Supplier<CompletableFuture<Answer>> ask(MobileOperator operator, Subscriber who, InstantSource clock) {
        return () -> operator.ask(who, clock);
    }

    static Supplier<CompletableFuture<Answer>> ring(MobileOperator operator, Order order, InstantSource clock) {
        return () -> operator.ring(order, clock);
    }

    static Supplier<CompletableFuture<Answer>> look(
            MobileOperator operator, Order order, String session, InstantSource clock) {
        return () -> operator.look(order, session, clock);
    }
}
