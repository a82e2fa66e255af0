package org.pontis.sandbox.operator.rest;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.pontis.sandbox.faults.Fault;
import org.pontis.sandbox.operator.FaultyLine;
import org.pontis.sandbox.operator.MobileOperator;
import org.pontis.sandbox.operator.OperatorFaults;
import org.pontis.sandbox.operator.Order;
import org.pontis.sandbox.operator.Purpose;
import org.pontis.sandbox.operator.Result;
import org.pontis.sandbox.operator.Role;
import org.pontis.sandbox.operator.Sim;
import org.pontis.sandbox.operator.Transaction;
import org.pontis.sandbox.web.Handler;
import org.pontis.sandbox.web.Request;
import org.pontis.sandbox.web.Response;
import org.pontis.sandbox.web.Site;

/** The operator's interface for relying parties that speak MID-REST. */
public final class MidRest {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final long USUAL_POLL = 10_000;
    private static final long SHORTEST_POLL = 1_000;
    private static final long LONGEST_POLL = 60_000;

    private final MobileOperator operator;
    private final Answers answers;
    private final FaultyLine line;
    private final Map<String, Session> sessions = new ConcurrentHashMap<>();
    private Optional<Map<String, Object>> lastOk = Optional.empty();

    public MidRest(MobileOperator operator, InstantSource clock) {
        this.operator = operator;
        this.answers = new Answers(operator.faults(), clock);
        this.line = new FaultyLine(operator.faults(), status -> answers.error(status, "Internal error"));
    }

    public void addTo(Site site) {
        site.get(
                "/mid-api/version",
                request -> Response.of(200, "text/plain", "Version: 5.2.1. Built: 22.11.2026 00:00"));
        site.post("/mid-api/certificate", guarded(this::certificate));
        for (Purpose purpose : Purpose.values()) {
            String base = "/mid-api/" + (purpose == Purpose.AUTHENTICATION ? "authentication" : "signature");
            site.post(base, guarded(request -> begin(request, purpose)));
            site.get(base + "/session/{id}", guarded(request -> poll(request, purpose)));
            site.route("DELETE", base + "/session/{id}", guarded(request -> withdraw(request, purpose)));
        }
    }

    private Handler guarded(Handler handler) {
        return line.over(request -> {
            try {
                return handler.handle(request);
            } catch (BadRequest refused) {
                return answers.error(refused.status(), refused.getMessage());
            }
        });
    }

    private Response certificate(Request request) throws BadRequest {
        Fields fields = Fields.of(request);
        Map<String, Object> answer = new LinkedHashMap<>();
        Optional<Sim> sim = operator.client(fields.phone(), Optional.of(fields.identifier()));
        answer.put("result", sim.isPresent() ? "OK" : "NOT_FOUND");
        sim.ifPresent(found -> {
            answer.put("cert", Answers.der(operator.certificate(found, Purpose.SIGNATURE, Role.SELF)));
            answer.put("roles", roles(found));
        });
        FaultyLine.decorate(operator.faults(), fields.phone().value(), answer);
        return answers.json(answer);
    }

    private List<Map<String, String>> roles(Sim sim) {
        return sim.roles().stream()
                .map(role -> Map.of(
                        "role",
                        role.id(),
                        "cert",
                        Answers.der(operator.certificate(sim, Purpose.AUTHENTICATION, role))))
                .toList();
    }

    private Response begin(Request request, Purpose purpose) throws BadRequest {
        Fields fields = Fields.of(request);
        Hash hash = fields.hash();
        Order order = new Order(
                fields.phone(),
                Optional.of(fields.identifier()),
                purpose,
                fields.role(),
                fields.text(),
                Optional.of(hash.verificationCode()),
                PATIENCE,
                new SigningWork(operator.faults(), fields.phone().value(), hash));
        sessions.values().removeIf(old -> operator.find(old.transaction().id()).isEmpty());
        Transaction transaction = operator.begin(order);
        sessions.put(transaction.id(), new Session(transaction, hash.type()));
        return answers.json(new LinkedHashMap<>(Map.of("sessionID", transaction.id())));
    }

    private Response poll(Request request, Purpose purpose) throws Exception {
        Optional<Session> session = find(request, purpose);
        if (session.isEmpty()) {
            return answers.error(404, "SessionID not found");
        }
        Transaction transaction = session.get().transaction();
        if (plays(OperatorFaults.SESSION_LOST, transaction)) {
            return answers.error(404, "SessionID not found");
        }
        Optional<Result> result = session.get().await(patience(request));
        return answers.json(result.isEmpty() ? answers.running() : complete(session.get(), result.get()));
    }

    /** The answer; another one's while that is played. */
    private synchronized Map<String, Object> complete(Session session, Result result) {
        if (lastOk.isPresent() && plays(OperatorFaults.REPLAY, session.transaction())) {
            return lastOk.get();
        }
        Map<String, Object> answer = answers.complete(session, result);
        if (result instanceof Result.Signed) {
            lastOk = Optional.of(answer);
        }
        return answer;
    }

    private Response withdraw(Request request, Purpose purpose) {
        find(request, purpose).map(Session::transaction).ifPresent(operator::withdraw);
        return Response.empty(204);
    }

    private Optional<Session> find(Request request, Purpose purpose) {
        return operator.find(request.path().get("id"))
                .filter(transaction -> transaction.order().purpose() == purpose)
                .map(transaction -> sessions.get(transaction.id()));
    }

    private static Duration patience(Request request) {
        long wanted = request.query("timeoutMs").map(Long::parseLong).orElse(USUAL_POLL);
        return Duration.ofMillis(Math.clamp(wanted, SHORTEST_POLL, LONGEST_POLL));
    }

    private boolean plays(Fault fault, Transaction transaction) {
        return operator.faults()
                .strike(fault, transaction.order().number().value())
                .isPresent();
    }
}
