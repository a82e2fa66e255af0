package org.pontis.sandbox.e2e.attack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/** An address on this machine that nobody has a reason to call. It counts whoever does, and says nothing. */
public final class Canary implements AutoCloseable {

    private final ServerSocket door;
    private final AtomicInteger calls = new AtomicInteger();

    public Canary() {
        try {
            door = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().name("canary").start(this::count);
    }

    public String url() {
        return "http://127.0.0.1:" + door.getLocalPort() + "/canary";
    }

    public int calls() {
        return calls.get();
    }

    private void count() {
        while (!door.isClosed()) {
            try (Socket caller = door.accept()) {
                calls.incrementAndGet();
            } catch (IOException closed) {
                return;
            }
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
