package org.pontis.idp.sms;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

import org.jsmpp.SMPPConstant;

/** A centre that accepts binds and then never says another word. */
final class MuteCentre implements AutoCloseable {

    private final ServerSocket socket = LoopbackPort.open(0);
    private final AtomicInteger binds = new AtomicInteger();

    private final boolean hangsUp;

    private MuteCentre(boolean hangsUp) throws IOException {
        this.hangsUp = hangsUp;
        Thread.ofVirtual().start(this::accept);
    }

    /** Keeps the line: a link that is up and dead. */
    static MuteCentre holdingTheLine() throws IOException {
        return new MuteCentre(false);
    }

    static MuteCentre hangingUp() throws IOException {
        return new MuteCentre(true);
    }

    int port() {
        return socket.getLocalPort();
    }

    int binds() {
        return binds.get();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket link = socket.accept();
                Thread.ofVirtual().start(() -> serve(link));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket link) {
        try (link) {
            DataInputStream in = new DataInputStream(link.getInputStream());
            in.skipNBytes(12);
            acceptBind(new DataOutputStream(link.getOutputStream()), in.readInt());
            binds.incrementAndGet();
            if (!hangsUp) {
                in.transferTo(OutputStream.nullOutputStream());
            }
        } catch (IOException gone) {
            // the client gave up, as it should
        }
    }

    /** SMPP 3.4 section 4.1.6: length, command_id, command_status, sequence_number, system_id. */
    private static void acceptBind(DataOutputStream out, int sequence) throws IOException {
        out.writeInt(17);
        out.writeInt(SMPPConstant.CID_BIND_TRANSCEIVER_RESP);
        out.writeInt(SMPPConstant.STAT_ESME_ROK);
        out.writeInt(sequence);
        out.writeByte(0);
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
