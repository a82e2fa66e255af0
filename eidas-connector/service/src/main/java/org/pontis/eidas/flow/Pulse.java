package org.pontis.eidas.flow;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Whether a node is there at all to receive citizens: good metadata outlives the node that published it, and a browser that is sent
 * to a node which is off ends on a page of its own that nobody of us wrote. Only the connection is tried, and only when somebody
 * wants to go there.
 *
 * <p>Where servers may not open connections themselves, nothing is known: silence counts only of a node that has answered before.
 */
public final class Pulse {

    private static final Duration BELIEVED = Duration.ofSeconds(5);
    private static final int PATIENCE_MILLIS = 1_000;
    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    private final Touch touch;
    private final InstantSource clock;
    private final Map<InetSocketAddress, Beat> beats = new ConcurrentHashMap<>();
    private final Set<InetSocketAddress> tried = ConcurrentHashMap.newKeySet();

    public Pulse(Touch touch, InstantSource clock) {
        this.touch = touch;
        this.clock = clock;
    }

    public static Pulse overTheNetwork() {
        return new Pulse(Pulse::connect, InstantSource.system());
    }

    /** Whether citizens may be sent there; asks, unless that was done a moment ago or is being done for somebody else. */
    public boolean answers(String location) {
        InetSocketAddress place = place(URI.create(location));
        Instant now = clock.instant();
        Beat last = beats.get(place);
        if ((last == null || isOld(last, now)) && tried.add(place)) {
            try {
                last = beat(touch.touch(place), last != null && last.ever(), now);
                beats.put(place, last);
            } finally {
                tried.remove(place);
            }
        }
        return last == null || last.up();
    }

    /**
     * What was found out a moment ago; asks nobody. What is longer ago counts no more: a country that is not offered is one that
     * nobody chooses, and so it would never be asked again.
     */
    public boolean answered(String location) {
        Beat last = beats.get(place(URI.create(location)));
        return last == null || last.up() || isOld(last, clock.instant());
    }

    /**
     * Whether nobody was there when somebody wanted to go there last. Asks again beside, if that is a while ago: whoever looks again
     * learns that the node is back.
     */
    public boolean isSilent(String location) {
        Beat last = beats.get(place(URI.create(location)));
        boolean silent = last != null && !last.up();
        if (silent && isOld(last, clock.instant())) {
            Thread.ofVirtual().name("pulse").start(() -> answers(location));
        }
        return silent;
    }

    private static boolean isOld(Beat beat, Instant now) {
        return !now.isBefore(beat.at().plus(BELIEVED));
    }

    private static Beat beat(Sign sign, boolean ever, Instant now) {
        return switch (sign) {
            case ANSWER -> new Beat(true, true, now);
            case REFUSAL -> new Beat(ever, false, now);
            case SILENCE -> new Beat(ever, !ever, now);
        };
    }

    private static InetSocketAddress place(URI address) {
        int byScheme = "http".equals(address.getScheme()) ? HTTP : HTTPS;
        return InetSocketAddress.createUnresolved(
                address.getHost(), address.getPort() < 0 ? byScheme : address.getPort());
    }

    private static Sign connect(InetSocketAddress place) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(place.getHostString(), place.getPort()), PATIENCE_MILLIS);
            return Sign.ANSWER;
        } catch (ConnectException refused) {
            return Sign.REFUSAL;
        } catch (IOException nothing) {
            return Sign.SILENCE;
        }
    }

    /** Tries a connection. */
    @FunctionalInterface
    public interface Touch {
        Sign touch(InetSocketAddress place);
    }

    /** What came of it. */
    public enum Sign {
        ANSWER,
        /** The machine is there and nobody listens. */
        REFUSAL,
        /** No name, no way, or no answer in time. */
        SILENCE
    }

    private record Beat(boolean ever, boolean up, Instant at) {}
}
