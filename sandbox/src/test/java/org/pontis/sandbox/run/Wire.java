package org.pontis.sandbox.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeUnit;

/** One connection that is carried through: what comes in at one end goes out at the other. */
final class Wire {

    /** Idle for how long is too long: never. */
    static final int FOR_EVER = 0;

    private final Socket client;
    private final Socket server;
    private final int to;
    private volatile boolean awaited;
    private volatile long last = System.nanoTime();

    /** @param to the server's port */
    Wire(Socket client, Socket server, int to) {
        this.client = client;
        this.server = server;
        this.to = to;
    }

    int to() {
        return to;
    }

    /** Carries until one end closes, or until no answer is awaited and nothing was said for so long. */
    void carry(int idleMillis) {
        Thread answers = Thread.ofVirtual().start(() -> pump(server, client, idleMillis));
        pump(client, server, idleMillis);
        try {
            answers.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void cut() {
        close(client);
        close(server);
    }

    private void pump(Socket from, Socket into, int idleMillis) {
        byte[] some = new byte[1 << 14];
        try {
            from.setSoTimeout(from == client ? idleMillis : FOR_EVER);
            InputStream in = from.getInputStream();
            OutputStream out = into.getOutputStream();
            for (int n = read(in, some, idleMillis); n >= 0; n = read(in, some, idleMillis)) {
                awaited = from == client;
                last = System.nanoTime();
                out.write(some, 0, n);
            }
        } catch (IOException ended) {
            // the one end or the other; both close
        } finally {
            cut();
        }
    }

    private int read(InputStream in, byte[] some, int idleMillis) throws IOException {
        while (true) {
            try {
                return in.read(some);
            } catch (SocketTimeoutException silence) {
                if (!awaited && System.nanoTime() - last > TimeUnit.MILLISECONDS.toNanos(idleMillis)) {
                    return -1;
                }
            }
        }
    }

    static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // it is closed all the same
        }
    }
}
