package org.pontis.eidas.flow.proxy;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.pontis.broker.LevelOfAssurance;
import org.pontis.eidas.attributes.Identity;
import org.pontis.eidas.flow.Exchange;
import org.pontis.eidas.flow.Mishaps;
import org.pontis.eidas.flow.Nodes;
import org.pontis.eidas.flow.Problem;
import org.pontis.eidas.flow.proxy.Answers.Addressee;
import org.pontis.eidas.flow.proxy.Step.Mishap;
import org.pontis.eidas.keys.NodeKeys;
import org.pontis.eidas.level.GrantedLevel;
import org.pontis.eidas.saml.check.Arrival;
import org.pontis.eidas.saml.check.Replay;
import org.pontis.eidas.saml.check.RequestCheck;
import org.pontis.eidas.saml.check.RequestVerdict;
import org.pontis.eidas.saml.check.TrustedRequest;
import org.pontis.eidas.saml.message.EidasStatus;
import org.pontis.eidas.saml.message.MessageId;
import org.pontis.eidas.saml.metadata.SpType;
import org.pontis.eidas.store.NoRoom;
import org.pontis.eidas.store.Pending;

/** A login of our citizen abroad (IA 5, the Service's side). Every step takes what the one before kept, so that it is done once. */
public final class ProxyFlow {

    /** For how long a browser may ask again for an answer that it did not get. */
    private static final Duration REPEATS = Duration.ofMinutes(2);

    private final ProxyService service;
    private final Askers askers;
    private final Memory memory;
    private final Exchange.Log log;
    private final InstantSource clock;
    private final Answers answers;
    private final MinimumDataSet data;
    private final RequestCheck check;

    /** @param keys our keys as they are now */
    public ProxyFlow(
            ProxyService service,
            Supplier<NodeKeys> keys,
            Nodes nodes,
            Memory memory,
            Exchange.Log log,
            InstantSource clock) {
        this.service = service;
        this.askers = new Askers(nodes);
        this.memory = memory;
        this.log = log;
        this.clock = clock;
        this.answers = new Answers(service, keys, clock);
        this.data = new MinimumDataSet(service.country(), service.identifiers(), service.claims());
        this.check = new RequestCheck(service.us(), askers::find, memory.replay(), clock, service.limits());
    }

    /**
     * Takes a request from abroad.
     *
     * @param arrival by either binding, with the parameter {@code SAMLRequest}
     */
    public Step receive(Arrival arrival) {
        try {
            return examine(arrival);
        } catch (NoRoom e) {
            return busy(arrival, e);
        }
    }

    /** What cannot be remembered is not accepted, and that is written down, too. */
    private Step busy(Arrival arrival, NoRoom why) {
        Mishap mishap = new Mishap(Problem.TOO_BUSY, Mishaps.log(Problem.TOO_BUSY, why.getMessage()));
        log.write(Exchange.unread(
                clock.instant(),
                Exchange.Point.SERVICE_GOT_REQUEST,
                service.entityId(),
                arrival,
                Problem.TOO_BUSY.name(),
                mishap.incident()));
        return new Step.ErrorPage(mishap);
    }

    private Step examine(Arrival arrival) {
        RequestVerdict verdict = check.check(arrival);
        if (verdict.report().needsAnotherKey()
                && arrival.claimedIssuer().filter(askers::learnAgain).isPresent()) {
            verdict = check.check(arrival);
        }
        Optional<Mishap> mishap = mishapOf(verdict);
        log.write(Exchange.received(
                clock.instant(),
                Exchange.Point.SERVICE_GOT_REQUEST,
                service.entityId(),
                arrival,
                verdict.report(),
                Optional.empty(),
                "accepted",
                Optional.empty(),
                mishap.map(Mishap::incident)));
        return switch (verdict) {
            case RequestVerdict.Accepted accepted -> admit(accepted.request());
            case RequestVerdict.Answered answered ->
                answer(Addressee.of(answered.sender()), answered.status(), mishap.orElseThrow());
            case RequestVerdict.Refused refused -> new Step.ErrorPage(mishap.orElseThrow());
        };
    }

    /** Takes what the broker found out. */
    public Step returned(String state, BrokerAnswer answer) {
        return memory.asked()
                .take(state)
                .map(asked -> switch (answer) {
                    case BrokerAnswer.LoggedIn login -> loggedIn(asked, login);
                    case BrokerAnswer.Failed failed ->
                        fail(asked, Failures.problem(failed), "the broker's error " + quoted(failed.error()));
                })
                .orElseGet(() -> lost("the broker answered what nobody asked"));
    }

    /** Takes the citizen's decision. The first one stands, and so does its answer for who sends the page again. */
    public Step consent(String id, boolean accepted) {
        Optional<Decided> before = memory.decided().look(id);
        if (before.isPresent()) {
            return post(before.get());
        }
        Optional<Deciding> deciding = memory.deciding().look(id);
        if (deciding.isEmpty()) {
            return lost("a decision about nothing that waits");
        }
        Decided ours = decide(deciding.get(), accepted);
        Decided decided = memory.decided().settle(id, ours, REPEATS);
        if (decided.equals(ours)) {
            Asked asked = deciding.get().asked();
            log.write(Exchange.decided(
                    clock.instant(), accepted, service.entityId(), asked.requestId(), asked.connector()));
        }
        memory.deciding().take(id);
        return post(decided);
    }

    private Decided decide(Deciding deciding, boolean accepted) {
        Asked asked = deciding.asked();
        if (!accepted) {
            return failed(asked, Problem.CANCELLED, "refused at the consent page");
        }
        return askers.recipient(asked.connector())
                .map(recipient -> new Decided(answers.success(deciding, recipient), Optional.empty()))
                .orElseGet(() -> failed(asked, Problem.REQUEST_NOT_POSSIBLE, "no key to encrypt to any more"));
    }

    private Step admit(TrustedRequest request) {
        Asked asked = Asked.of(request, clock.instant());
        if (request.spType() == SpType.PRIVATE && !service.admitted().admits(request.country())) {
            return fail(asked, Problem.PARTY_NOT_ADMITTED, "a private relying party of " + request.country());
        }
        if (askers.recipient(request.connector()).isEmpty()) {
            return fail(asked, Problem.REQUEST_NOT_POSSIBLE, "no key to encrypt to in " + request.connector());
        }
        Optional<LevelOfAssurance> level = service.needed(request.level());
        if (level.isEmpty()) {
            return fail(asked, Problem.REQUEST_NOT_POSSIBLE, "no level of ours will do");
        }
        String state = MessageId.next();
        try {
            memory.asked().begin(state, asked, service.patience());
        } catch (NoRoom e) {
            return fail(asked, Problem.TOO_BUSY, e.getMessage());
        }
        return new Step.AskBroker(
                state,
                new BrokerRequest(
                        level.get(),
                        true,
                        asked.party(),
                        asked.country(),
                        List.of(),
                        service.claims().neededFor(asked.attributes())));
    }

    private Step loggedIn(Asked asked, BrokerAnswer.LoggedIn login) {
        Optional<GrantedLevel> level =
                LevelOfAssurance.named(login.acr()).flatMap(reached -> service.granted(asked.level(), reached));
        if (level.isEmpty()) {
            return fail(asked, Problem.LEVEL_NOT_REACHED, "the broker answered with acr " + quoted(login.acr()));
        }
        if (login.authenticatedAt().isBefore(asked.at().minus(service.limits().skew()))) {
            return fail(asked, Problem.BROKER_FAILED, "the broker's login is older than the request");
        }
        Optional<Identity> identity = data.identity(login, asked.attributes(), asked.country());
        if (identity.isEmpty()) {
            return fail(asked, Problem.ATTRIBUTES_MISSING, "the broker's claims do not make the minimum data set");
        }
        String id = MessageId.next();
        memory.deciding()
                .put(id, new Deciding(asked, identity.get(), level.get(), login.authenticatedAt()), service.patience());
        return new Step.Consent(id, asked.country(), asked.party(), level.get(), identity.get());
    }

    private Step fail(Asked asked, Problem problem, String cause) {
        return post(failed(asked, problem, cause));
    }

    private Decided failed(Asked asked, Problem problem, String cause) {
        Mishap mishap = new Mishap(problem, Mishaps.log(problem, cause));
        return new Decided(
                answers.failure(Addressee.of(asked), Failures.status(problem), mishap.incident()), Optional.of(mishap));
    }

    private Step answer(Addressee to, EidasStatus status, Mishap mishap) {
        return post(new Decided(answers.failure(to, status, mishap.incident()), Optional.of(mishap)));
    }

    /** Nothing leaves that is not written down, and as often as it leaves. */
    private Step post(Decided decided) {
        log.write(decided.letter().exchange());
        return new Step.Answer(decided.letter().to(), decided.letter().form(), decided.mishap());
    }

    private static Step lost(String cause) {
        return new Step.ErrorPage(new Mishap(Problem.LOGIN_EXPIRED, Mishaps.log(Problem.LOGIN_EXPIRED, cause)));
    }

    private static Optional<Mishap> mishapOf(RequestVerdict verdict) {
        return Failures.problem(verdict).map(problem -> new Mishap(problem, Mishaps.log(problem, verdict.report())));
    }

    /** For a log line: what came from the broker is not ours. */
    private static String quoted(String code) {
        return code.length() > 60 || !code.matches("[\\w:/.-]*") ? "(unprintable)" : code;
    }

    /**
     * What is remembered, on all nodes.
     *
     * @param asked requests whose citizens are at the broker, by the state
     * @param deciding logins that wait for consent
     * @param decided what became of them
     */
    public record Memory(Pending<Asked> asked, Pending<Deciding> deciding, Pending<Decided> decided, Replay replay) {}
}
