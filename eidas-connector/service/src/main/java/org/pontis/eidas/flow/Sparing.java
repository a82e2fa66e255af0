package org.pontis.eidas.flow;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Writes down every message that somebody can be held to, and of those that anybody may have sent only so many: a long row of them
 * becomes one line with their number, so that nobody fills the disk, without which no message would be accepted at all.
 */
public final class Sparing implements Exchange.Log {

    /** So many in a row are written down one by one. */
    static final int MOST = 300;

    /** Then one in this time. */
    static final Duration PAUSE = Duration.ofSeconds(2);

    private final Exchange.Log log;
    private int left = MOST;
    private long unwritten;
    private Instant last = Instant.EPOCH;

    public Sparing(Exchange.Log log) {
        this.log = log;
    }

    @Override
    public void write(Exchange exchange) {
        if (exchange.peer().isPresent()) {
            log.write(exchange);
            return;
        }
        number(exchange.time())
                .ifPresent(unwritten -> log.write(unwritten == 0 ? exchange : counted(exchange, unwritten)));
    }

    /** How many were left out before this one; nothing if it is left out, too. */
    private synchronized Optional<Long> number(Instant now) {
        long earned = Math.max(0, Duration.between(last, now).dividedBy(PAUSE));
        if (earned > 0) {
            left = (int) Math.min(MOST, left + Math.min(MOST, earned));
            last = now;
        }
        if (left == 0) {
            unwritten++;
            return Optional.empty();
        }
        left--;
        long before = unwritten;
        unwritten = 0;
        return Optional.of(before);
    }

    private static Exchange counted(Exchange exchange, long unwritten) {
        return new Exchange(
                exchange.time(),
                exchange.point(),
                exchange.node(),
                exchange.messageId(),
                exchange.inResponseTo(),
                exchange.peer(),
                exchange.hash(),
                exchange.result(),
                Optional.of("after " + unwritten + " messages of nobody knows whom"),
                exchange.incident());
    }
}
