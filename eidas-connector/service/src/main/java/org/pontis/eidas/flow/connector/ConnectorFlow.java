package org.pontis.eidas.flow.connector;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.pontis.eidas.attributes.NodeCountry;
import org.pontis.eidas.flow.Exchange;
import org.pontis.eidas.flow.Incident;
import org.pontis.eidas.flow.Memo;
import org.pontis.eidas.flow.Mishaps;
import org.pontis.eidas.flow.Nodes;
import org.pontis.eidas.flow.Problem;
import org.pontis.eidas.flow.connector.LoginOutcome.Identified;
import org.pontis.eidas.flow.connector.LoginOutcome.Refused;
import org.pontis.eidas.keys.NodeKeys;
import org.pontis.eidas.level.GrantedLevel;
import org.pontis.eidas.saml.check.Arrival;
import org.pontis.eidas.saml.check.ForeignService;
import org.pontis.eidas.saml.check.Replay;
import org.pontis.eidas.saml.check.ResponseVerdict;
import org.pontis.eidas.saml.check.TrustedAssertion;
import org.pontis.eidas.saml.metadata.NodeMetadata;
import org.pontis.eidas.saml.metadata.Role;
import org.pontis.eidas.store.NoRoom;
import org.pontis.eidas.store.Pending;

/**
 * A login of a foreign citizen (IA 4 and 5, the Connector's side). A login may be tried in one country after the other and ends
 * once; what is between two requests of a browser is kept where all our nodes see it.
 */
public final class ConnectorFlow {

    /** For how long a browser may come again that got no answer. */
    private static final Duration REPEATS = Duration.ofMinutes(2);

    private final Connector connector;
    private final Supplier<NodeKeys> keys;
    private final Nodes nodes;
    private final Memory memory;
    private final Exchange.Log log;
    private final InstantSource clock;
    private final Countries countries;
    private final Requests requests;
    private final Memo<NodeKeys, Tools> tools;
    private final Memo<NodeMetadata, ForeignService> services;

    /** @param keys our keys as they are now */
    public ConnectorFlow(
            Connector connector,
            Supplier<NodeKeys> keys,
            Nodes nodes,
            Memory memory,
            Exchange.Log log,
            InstantSource clock) {
        this.connector = connector;
        this.keys = keys;
        this.nodes = nodes;
        this.memory = memory;
        this.log = log;
        this.clock = clock;
        this.countries = new Countries(nodes, connector);
        this.requests = new Requests(connector, memory.requests(), log, clock);
        this.tools = new Memo<>(now -> Tools.of(now, connector, this::service, memory.replay(), clock));
        this.services = new Memo<>(node ->
                ForeignService.of(node, connector.rulesOf(node.country()).tolerance()));
    }

    /** Begins a login: with the country's node if the country is known and can be used, else with the choice. */
    public Page begin(LoginRequest login) {
        memory.logins().put(login.id(), login, connector.patience());
        return login.country()
                .flatMap(countries::ability)
                .filter(ability -> ability.serves(login))
                .map(ability -> send(login, ability))
                .orElseGet(() -> offer(login));
    }

    /** Goes on with the country that the citizen chose. */
    public Page choose(String loginId, NodeCountry country) {
        Optional<LoginRequest> login = memory.logins().look(loginId);
        if (login.isEmpty()) {
            return lost(Problem.LOGIN_EXPIRED, "a country was chosen for no login");
        }
        Optional<Ability> ability = countries.ability(country);
        if (ability.isEmpty()) {
            String chosen = "chosen was " + country.code();
            return countries.isKnown(country)
                    ? refused(loginId, Problem.COUNTRY_DOWN, chosen + ", which is " + countries.trouble(country))
                    : refused(loginId, Problem.COUNTRY_UNKNOWN, chosen);
        }
        return ability.get().serves(login.get())
                ? send(login.get(), ability.get())
                : refused(loginId, Problem.COUNTRY_CANNOT, "chosen was " + country.code());
    }

    /** Shows the choice again, after a refusal or to a citizen who went back. */
    public Page again(String loginId) {
        return memory.logins()
                .look(loginId)
                .map(this::offer)
                .orElseGet(() -> lost(Problem.LOGIN_EXPIRED, "no login to open again"));
    }

    /** Ends a login because the citizen does not want to go on; a late answer will find nothing. */
    public Page cancel(String loginId) {
        return memory.logins()
                .take(loginId)
                .map(login -> refused(loginId, Problem.CANCELLED, "by the citizen, here"))
                .orElseGet(() -> lost(Problem.LOGIN_EXPIRED, "no login to cancel"));
    }

    /** Takes the answer of a country's node. */
    public Page receive(String samlResponse, Optional<String> relayState) {
        Arrival arrival = Arrival.byPost(samlResponse, relayState);
        try {
            return receive(arrival);
        } catch (NoRoom e) {
            return busy(arrival, e);
        }
    }

    private Page receive(Arrival arrival) {
        ResponseVerdict<SentRequest> verdict = examine(arrival);
        if (verdict.report().needsAnotherKey()
                && arrival.claimedIssuer()
                        .flatMap(issuer -> nodes.again(Role.PROXY_SERVICE, issuer))
                        .isPresent()) {
            verdict = examine(arrival);
        }
        Page page = page(verdict, arrival);
        log.write(Exchange.received(
                clock.instant(),
                Exchange.Point.CONNECTOR_GOT_RESPONSE,
                connector.us().entityId(),
                arrival,
                verdict.report(),
                Verdicts.requestOf(verdict),
                Verdicts.resultOf(verdict),
                Verdicts.saidIn(verdict),
                incidentOf(page)));
        return page;
    }

    /** What cannot be remembered is not accepted, and that is written down, too. */
    private Page busy(Arrival arrival, NoRoom why) {
        Incident incident = Mishaps.log(Problem.TOO_BUSY, why.getMessage());
        log.write(Exchange.unread(
                clock.instant(),
                Exchange.Point.CONNECTOR_GOT_RESPONSE,
                connector.us().entityId(),
                arrival,
                Problem.TOO_BUSY.name(),
                incident));
        return new Page.Lost(Problem.TOO_BUSY, incident);
    }

    /**
     * Who it was, for a browser that comes again because it was not told where to go on.
     *
     * @param answer the hash of what it brings, by which it shows that it is the one that brought it before: the login alone is known
     *     to whoever began it, and that may have been somebody else
     */
    public Optional<Identified> identified(String loginId, String answer) {
        return memory.identified().look(end(loginId, answer));
    }

    private static String end(String loginId, String answer) {
        return loginId + " " + answer;
    }

    private ResponseVerdict<SentRequest> examine(Arrival arrival) {
        return tools.of("us", keys.get()).check().check(arrival, id -> memory.requests()
                .take(id));
    }

    private Page page(ResponseVerdict<SentRequest> verdict, Arrival arrival) {
        return switch (verdict) {
            case ResponseVerdict.Accepted<SentRequest> accepted -> {
                String loginId = accepted.request().login().id();
                GrantedLevel level = connector
                        .rulesOf(accepted.assertion().country())
                        .capped(accepted.assertion().level());
                if (!accepted.request().login().level().accepts(level)) {
                    yield refused(loginId, Problem.LEVEL_NOT_REACHED, "the country's ceiling");
                }
                if (memory.logins().look(loginId).isEmpty()) {
                    yield lost(Problem.LOGIN_EXPIRED, "the login was over before its answer came");
                }
                // first what must not be lost, then what must not be used again
                Identified who = memory.identified()
                        .settle(end(loginId, arrival.hash()), identified(accepted.assertion(), level), REPEATS);
                memory.logins().take(loginId);
                yield new Page.Finished(loginId, who);
            }
            case ResponseVerdict.Declined<SentRequest> declined ->
                refused(
                        declined.request().login().id(),
                        Verdicts.of(declined.status()),
                        "the answer of " + declined.request().service() + " is "
                                + declined.status().codes()
                                + Verdicts.saidIn(verdict)
                                        .map(said -> ", \"" + said + "\"")
                                        .orElse(""));
            case ResponseVerdict.Refused<SentRequest> refused -> {
                Problem problem = Verdicts.of(refused.report());
                Incident incident = Mishaps.log(problem, refused.report());
                yield refused.request()
                        .map(request -> request.login().id())
                        .or(() -> WayBack.login(arrival.relayState()))
                        .<Page>map(login -> new Page.Finished(login, new Refused(problem, incident)))
                        .orElseGet(() -> new Page.Lost(problem, incident));
            }
        };
    }

    private Identified identified(TrustedAssertion assertion, GrantedLevel level) {
        return new Identified(
                assertion.identity(),
                level,
                assertion.country(),
                connector.rulesOf(assertion.country()).persistence(),
                assertion.authenticatedAt());
    }

    private Page offer(LoginRequest login) {
        List<CountryChoice> choices = countries.choices(login);
        return choices.isEmpty()
                ? refused(login.id(), Problem.NO_COUNTRY, "asked for " + login.level())
                : new Page.ChooseCountry(login, choices);
    }

    private Page send(LoginRequest login, Ability ability) {
        try {
            return requests.send(login, ability, tools().signing());
        } catch (NoRoom e) {
            return refused(login.id(), Problem.TOO_BUSY, e.getMessage());
        }
    }

    private Tools tools() {
        return tools.of("us", keys.get());
    }

    private Optional<ForeignService> service(String entityId) {
        return nodes.find(Role.PROXY_SERVICE, entityId).map(node -> services.of(entityId, node));
    }

    private static Optional<Incident> incidentOf(Page page) {
        return switch (page) {
            case Page.Finished(String id, Refused refused) -> Optional.of(refused.incident());
            case Page.Lost lost -> Optional.of(lost.incident());
            case Page.Finished finished -> Optional.empty();
            case Page.ChooseCountry choice -> Optional.empty();
            case Page.PostToNode form -> Optional.empty();
        };
    }

    private static Page refused(String loginId, Problem problem, String cause) {
        return new Page.Finished(loginId, new Refused(problem, Mishaps.log(problem, cause)));
    }

    private static Page lost(Problem problem, String cause) {
        return new Page.Lost(problem, Mishaps.log(problem, cause));
    }

    /**
     * What is remembered, on all nodes.
     *
     * @param logins those that are not over, by their id
     * @param requests those on their way, by their ID
     * @param identified how logins ended a moment ago, by their id and the answer
     */
    public record Memory(
            Pending<LoginRequest> logins,
            Pending<SentRequest> requests,
            Pending<Identified> identified,
            Replay replay) {}
}
