package org.pontis.idp.sms.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;

import org.pontis.idp.sms.centre.Backoff;
import org.pontis.idp.sms.centre.Outage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether a gateway takes connections, tried again and again by a thread of its own: without it only a citizen's message
 * could find out that the gateway is gone, or back.
 */
final class Reachability implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Reachability.class);

    private final HttpSettings settings;
    private final Runnable onConnected;
    private final Outage outage = new Outage();
    private final Thread watcher;
    private volatile boolean reachable;

    private Reachability(HttpSettings settings, Runnable onConnected) {
        this.settings = settings;
        this.onConnected = onConnected;
        this.watcher = Thread.ofVirtual().name("pontis-sms-http").unstarted(this::watch);
    }

    static Reachability watch(HttpSettings settings, Runnable onConnected) {
        Reachability reachability = new Reachability(settings, onConnected);
        reachability.watcher.start();
        return reachability;
    }

    boolean reachable() {
        return reachable;
    }

    private void watch() {
        Backoff backoff = settings.pace().retry();
        int failures = 0;
        try {
            while (true) {
                Optional<String> closed = whyClosed();
                failures = closed.isEmpty() ? 0 : failures + 1;
                closed.ifPresentOrElse(this::isClosed, this::isOpen);
                Thread.sleep(closed.isEmpty() ? backoff.max().dividedBy(2) : backoff.after(failures));
            }
        } catch (InterruptedException closing) {
            LOG.debug("The SMS centre {} is not watched any more.", settings.name());
        }
    }

    private void isOpen() {
        if (!reachable) {
            LOG.info("The SMS centre {} takes connections.", settings.name());
            onConnected.run();
        }
        outage.over();
        reachable = true;
    }

    private void isClosed(String why) {
        if (outage.isNews(why)) {
            LOG.warn("The SMS centre {} takes no connections: {}.", settings.name(), why);
        }
        reachable = false;
    }

    private Optional<String> whyClosed() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(settings.url().getHost(), port(settings.url())), patience());
            return Optional.empty();
        } catch (UnknownHostException unknown) {
            return Optional.of("its host name is unknown");
        } catch (IOException closed) {
            return Optional.of(String.valueOf(closed.getMessage()));
        }
    }

    private int patience() {
        return (int) settings.pace().timeout().toMillis();
    }

    private static int port(URI url) {
        if (url.getPort() > 0) {
            return url.getPort();
        }
        return url.getScheme().equals("https") ? 443 : 80;
    }

    @Override
    public void close() {
        watcher.interrupt();
        try {
            watcher.join(Duration.ofSeconds(1));
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
