package org.pontis.sandbox.operator;

import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

import org.pontis.sandbox.faults.Fault;
import org.pontis.sandbox.faults.Faults;
import org.pontis.sandbox.faults.Play;
import org.pontis.sandbox.web.Handler;
import org.pontis.sandbox.web.Response;

/** The network between a relying party and the operator, which is not always kind. */
public final class FaultyLine {

    private final Faults faults;
    private final IntFunction<Response> error;

    /** @param error how the dialect says an HTTP error */
    public FaultyLine(Faults faults, IntFunction<Response> error) {
        this.faults = faults;
        this.error = error;
    }

    public Handler over(Handler handler) {
        return request -> {
            Optional<Play> slow = strike(OperatorFaults.SLOW);
            if (slow.isPresent()) {
                Thread.sleep(slow.get().number("delayMillis"));
            }
            if (strike(OperatorFaults.HANG_UP).isPresent()) {
                return Response.hangUp();
            }
            if (strike(OperatorFaults.PAGE).isPresent()) {
                return Response.html("<!DOCTYPE html><title>Maintenance</title><p>We are back soon.");
            }
            Optional<Play> failure = strike(OperatorFaults.HTTP_ERROR);
            return failure.isPresent() ? error.apply(failure.get().number("status")) : handler.handle(request);
        };
    }

    /** Every answer of a dialect, with fields nobody knows while that is played. */
    public static void decorate(Faults faults, String phone, Map<String, Object> answer) {
        if (faults.strike(OperatorFaults.EXTRA_FIELDS, phone).isPresent()) {
            answer.put("newSinceYesterday", Map.of("nested", true));
        }
    }

    private Optional<Play> strike(Fault fault) {
        return faults.strike(fault, "");
    }
}
