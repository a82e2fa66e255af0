package org.pontis.idp.keycloak.intake;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;

/** One request while it comes in. All of it happens on the connection's event loop, so nothing here is locked. */
final class Arrival {

    /** Every form of a login and nearly every SAML message is smaller, and never waits for room. */
    private static final int SMALL = 32 * 1024;

    /** Where Quarkus leaves {@code quarkus.http.limits.max-body-size}. */
    private static final String LIMIT = "io.quarkus.max-request-size";

    private static final long USUAL_LIMIT = 1L << 20;
    private static final long UNKNOWN = -1;
    private static final String FORM = "application/x-www-form-urlencoded";

    private final RoutingContext routing;
    private final HttpServerRequest request;
    private final Room room;
    private final Duration patience;
    private final Context context = Vertx.currentContext();
    private final boolean form;
    private final long limit;
    private final long length;

    private Buffer body = Buffer.buffer();
    private int fields = 1;
    private long taken;
    private long timer;
    private boolean over;

    Arrival(RoutingContext routing, Room room, Duration patience) {
        this.routing = routing;
        this.request = routing.request();
        this.room = room;
        this.patience = patience;
        this.form = Optional.ofNullable(request.getHeader(HttpHeaders.CONTENT_TYPE))
                .filter(type -> type.toLowerCase(Locale.ROOT).startsWith(FORM))
                .isPresent();
        this.limit = Optional.ofNullable(routing.<Long>get(LIMIT)).orElse(USUAL_LIMIT);
        this.length = length(request.getHeader(HttpHeaders.CONTENT_LENGTH));
    }

    void begin() {
        if (length == UNKNOWN && request.version() == HttpVersion.HTTP_2) {
            beginWithoutEnd();
        } else if (length == 0) {
            routing.next();
        } else {
            take();
        }
    }

    /**
     * Over HTTP/2 whoever has read the end of a body cannot hand the request on any more: Quarkus pauses it, and Vert.x pauses
     * nothing that has ended. So a body must say how long it is, as browsers and libraries do; what has no body has no type either.
     */
    private void beginWithoutEnd() {
        if (request.headers().contains(HttpHeaders.CONTENT_TYPE) && request.method() != HttpMethod.DELETE) {
            refuse(Refusal.LENGTH_UNKNOWN);
        } else {
            routing.next();
        }
    }

    private void take() {
        timer = routing.vertx().setTimer(patience.toMillis(), late -> refuse(Refusal.TOO_SLOW));
        // what was taken stays taken until the request is answered, or has gone
        routing.addEndHandler(answered -> leave());
        request.handler(this::more);
        request.endHandler(whole -> pass());
        request.exceptionHandler(gone -> leave());
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            request.response().writeContinue();
        }
        request.resume();
    }

    private void more(Buffer part) {
        if (over) {
            return;
        }
        long now = (long) body.length() + part.length();
        if (now > limit) {
            refuse(Refusal.TOO_LARGE);
        } else if (form && tooManyFields(part)) {
            refuse(Refusal.TOO_MANY_FIELDS);
        } else if (now > SMALL && !room.take(now - taken)) {
            refuse(Refusal.NO_ROOM);
        } else {
            taken = now > SMALL ? now : 0;
            body.appendBuffer(part);
            if (now == length && request.version() == HttpVersion.HTTP_2) {
                // before its end is read
                request.pause();
                pass();
            }
        }
    }

    private boolean tooManyFields(Buffer part) {
        for (int i = 0; i < part.length(); i++) {
            if (part.getByte(i) == '&') {
                fields++;
            }
        }
        return fields > Intake.FIELDS;
    }

    private void pass() {
        if (over) {
            return;
        }
        end();
        ((RoutingContextInternal) routing).setBody(body);
        context.runOnContext(now -> routing.next());
    }

    private void refuse(Refusal why) {
        end();
        why.count();
        HttpServerResponse response = request.response().setStatusCode(why.status());
        if (request.version() == HttpVersion.HTTP_2) {
            response.end();
        } else {
            // nothing that still comes may be taken for another request
            response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE).end().onComplete(sent -> request.connection()
                    .close());
        }
        leave();
    }

    private static long length(String declared) {
        try {
            return declared == null ? UNKNOWN : Long.parseLong(declared);
        } catch (NumberFormatException none) {
            return UNKNOWN;
        }
    }

    private void end() {
        over = true;
        routing.vertx().cancelTimer(timer);
    }

    private void leave() {
        end();
        room.give(taken);
        taken = 0;
        body = Buffer.buffer();
    }
}
