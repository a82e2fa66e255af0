package org.pontis.idp.sms;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.IntSupplier;

import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.RawDataCoding;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.BindRequest;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.SMPPServerSessionListener;
import org.jsmpp.session.ServerMessageReceiverListener;
import org.jsmpp.session.SubmitSmResult;
import org.jsmpp.session.connection.ServerConnectionFactory;
import org.jsmpp.util.MessageId;
import org.pontis.idp.testing.Patience;

/** An SMS centre on loopback: real SMPP, with a temper. */
final class SimulatedCentre implements AutoCloseable {

    static final String SYSTEM_ID = "pontis";
    static final String PASSWORD = "s3cr3t!x";

    private final int port;
    private final ServerConnectionFactory connections;
    private final List<SubmitSm> submitted = new CopyOnWriteArrayList<>();
    private final Queue<SMPPServerSession> sessions = new ConcurrentLinkedQueue<>();
    private volatile IntSupplier temper = () -> SMPPConstant.STAT_ESME_ROK;
    private volatile SMPPServerSessionListener listener;
    private volatile Thread doorman;

    private SimulatedCentre(ServerConnectionFactory connections) {
        this.port = LoopbackPort.free();
        this.connections = connections;
    }

    static SimulatedCentre open() throws IOException {
        return open(new LoopbackPort());
    }

    /** One that listens in its own way, such as in TLS. */
    static SimulatedCentre open(ServerConnectionFactory connections) throws IOException {
        SimulatedCentre centre = new SimulatedCentre(connections);
        centre.start();
        return centre;
    }

    int port() {
        return port;
    }

    /** Everything that came in, answered or not, accepted or not. */
    List<SubmitSm> submitted() {
        return submitted;
    }

    /** What command_status each submit_sm gets; may wait before it says so. */
    void answers(IntSupplier commandStatus) {
        temper = commandStatus;
    }

    void start() throws IOException {
        SMPPServerSessionListener opened = new SMPPServerSessionListener(port, connections);
        opened.setSessionStateListener((now, before, source) -> {});
        opened.setMessageReceiverListener(messages());
        opened.setPduProcessorDegree(20);
        listener = opened;
        // not a virtual thread: a port on which one of those waits is not free at once when it is closed
        doorman = Thread.ofPlatform().daemon().start(() -> accept(opened));
    }

    private void accept(SMPPServerSessionListener opened) {
        while (true) {
            try {
                SMPPServerSession session = opened.accept();
                sessions.add(session);
                Thread.ofVirtual().start(() -> bind(session));
            } catch (IOException stopped) {
                return;
            }
        }
    }

    private static void bind(SMPPServerSession session) {
        try {
            BindRequest bind = session.waitForBind(5_000);
            if (bind.getSystemId().equals(SYSTEM_ID) && bind.getPassword().equals(PASSWORD)) {
                bind.accept("centre");
            } else {
                bind.reject(SMPPConstant.STAT_ESME_RINVPASWD);
            }
        } catch (TimeoutException | IOException | PDUStringException gone) {
            session.close();
        }
    }

    /** Of the many things a centre can be asked, this one knows submit_sm. */
    private ServerMessageReceiverListener messages() {
        return (ServerMessageReceiverListener) Proxy.newProxyInstance(
                SimulatedCentre.class.getClassLoader(),
                new Class<?>[] {ServerMessageReceiverListener.class},
                (proxy, method, arguments) ->
                        method.getName().equals("onAcceptSubmitSm") ? submit((SubmitSm) arguments[0]) : null);
    }

    private SubmitSmResult submit(SubmitSm message) throws Exception {
        submitted.add(message);
        int status = temper.getAsInt();
        if (status != SMPPConstant.STAT_ESME_ROK) {
            throw new ProcessRequestException("in a temper", status);
        }
        return new SubmitSmResult(new MessageId(Integer.toHexString(submitted.size())), new OptionalParameter[0]);
    }

    /** Sends a deliver_sm on every link and waits for its acknowledgement. */
    void deliver(int esmClass, String text, OptionalParameter... parameters) throws Exception {
        for (SMPPServerSession session : sessions) {
            if (session.getSessionState().isBound()) {
                session.deliverShortMessage(
                        "",
                        TypeOfNumber.INTERNATIONAL,
                        NumberingPlanIndicator.ISDN,
                        "34600000001",
                        TypeOfNumber.ALPHANUMERIC,
                        NumberingPlanIndicator.UNKNOWN,
                        "Pontis",
                        new ESMClass(esmClass),
                        (byte) 0,
                        (byte) 0,
                        new RegisteredDelivery(0),
                        new RawDataCoding((byte) 0),
                        text.getBytes(StandardCharsets.US_ASCII),
                        parameters);
            }
        }
    }

    /** Says goodbye on every link, and keeps listening. */
    void unbindAll() {
        drain(SMPPServerSession::unbindAndClose);
    }

    /** Cuts every link, and keeps listening. */
    void cutAll() {
        drain(SMPPServerSession::close);
    }

    private void drain(Consumer<SMPPServerSession> end) {
        for (SMPPServerSession session = sessions.poll(); session != null; session = sessions.poll()) {
            end.accept(session);
        }
    }

    /** Nobody listens any more. */
    void stop() throws IOException {
        listener.close();
        // the port is free only once nobody waits on it any more
        Patience.until("the port is free", () -> !doorman.isAlive());
        cutAll();
    }

    @Override
    public void close() throws IOException {
        if (listener != null) {
            stop();
        }
    }
}
