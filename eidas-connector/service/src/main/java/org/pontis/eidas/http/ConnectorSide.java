package org.pontis.eidas.http;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.pontis.eidas.attributes.NodeCountry;
import org.pontis.eidas.flow.Mishaps;
import org.pontis.eidas.flow.Problem;
import org.pontis.eidas.flow.connector.ConnectorFlow;
import org.pontis.eidas.flow.connector.LoginOutcome;
import org.pontis.eidas.flow.connector.LoginOutcome.Identified;
import org.pontis.eidas.flow.connector.LoginOutcome.Refused;
import org.pontis.eidas.flow.connector.LoginRequest;
import org.pontis.eidas.flow.connector.Page;
import org.pontis.eidas.http.Browsers.Bound;
import org.pontis.eidas.http.page.CountryPage;
import org.pontis.eidas.http.page.Form;
import org.pontis.eidas.http.page.LeavingPage;
import org.pontis.eidas.http.page.Pages;
import org.pontis.eidas.oidc.Query;
import org.pontis.eidas.oidc.RandomText;
import org.pontis.eidas.oidc.provider.AuthorizationAnswer;
import org.pontis.eidas.oidc.provider.AuthorizationAnswer.Begin;
import org.pontis.eidas.oidc.provider.AuthorizationAnswer.NoWayBack;
import org.pontis.eidas.oidc.provider.AuthorizationAnswer.Redirect;
import org.pontis.eidas.saml.check.Arrival;
import org.pontis.eidas.store.Charged;
import org.pontis.eidas.store.NoRoom;
import org.pontis.eidas.store.Payer;
import org.pontis.eidas.store.Pending;

/**
 * A foreign citizen's way through our Connector: from the broker to the choice, to another country, and back. The other country's
 * answer comes by a cross-site POST without our cookie; whose it is shows when the browser comes to {@link #finish} by GET.
 */
final class ConnectorSide {

    static final String COUNTRY = "/connector/country";
    static final String FINISH = "/connector/finish";

    private static final String ID = "id";
    private static final String END = "end";
    private static final Duration REMEMBERED = Duration.ofDays(180);

    private final ConnectorRole role;
    private final String base;
    private final String remembered;
    private final Duration patience;
    private final ConnectorFlow flow;
    private final Pending<Ended> ended;
    private final Browsers browsers;
    private final Pages pages;
    private final Languages languages;
    private final Faults faults;
    private final Measures measures;

    /**
     * How a login ended, or where it stands after a refusal.
     *
     * @param answer the hash of what another country answered; nothing if it was not asked
     */
    record Ended(String login, LoginOutcome outcome, Optional<String> answer) implements Charged {

        /** Anybody may bring answers that are good for nothing, as many as he likes. */
        @Override
        public Set<Payer> payers() {
            return outcome instanceof Refused ? Set.of(new Payer(Payer.Kind.LOGIN, login)) : Set.of();
        }
    }

    ConnectorSide(Node node, ConnectorRole role, Pages pages, Languages languages, Faults faults) {
        this.role = role;
        this.base = node.configuration.issuer();
        this.remembered = node.configuration.name() + "-country";
        this.patience = node.configuration.time().patience();
        this.flow = role.flow();
        this.ended = node.store.repeats("ended", Ended.class);
        this.browsers = new Browsers(
                node.store.pending("browser", Bound.class),
                node.configuration.name() + "-login",
                base.startsWith("https:"),
                patience);
        this.pages = pages;
        this.languages = languages;
        this.faults = faults;
        this.measures = node.measures;
    }

    /** {@code GET} and {@code POST /authorize}. */
    Answer authorize(Call call) {
        return switch (role.provider().authorize(call.fields().asParameters())) {
            case Redirect redirect -> Answer.seeOther(redirect.location());
            case NoWayBack dead -> lost(call, List.of(), problem(dead), "from the broker: " + dead.reason());
            case Begin(LoginRequest login) ->
                browsers.bind(
                        call, show(call, login, flow.begin(login), login.country()), login.id(), login.uiLocales());
        };
    }

    /** {@code GET /connector/country}: the choice, or with a country the way there. */
    Answer country(Call call) {
        Fields fields = call.fields();
        String id = fields.need(ID);
        Bound browser = browsers.need(call, id);
        Optional<NodeCountry> chosen = fields.get("country").map(ConnectorSide::country);
        Optional<LoginRequest> login = role.logins().look(id);
        if (login.isEmpty()) {
            return lost(call, browser.languages(), Problem.LOGIN_EXPIRED, "a login that is over");
        }
        if (chosen.isPresent()) {
            return show(call, login.get(), flow.choose(id, chosen.get()), chosen);
        }
        return flow.again(id) instanceof Page.ChooseCountry choice
                ? languages.remember(call, choice(call, choice))
                : show(call, login.get(), flow.again(id), chosen);
    }

    /** {@code POST /connector/country}: a button of ours was pressed. */
    Answer decide(Call call) {
        Fields fields = call.fields();
        String id = fields.need(ID);
        Bound browser = browsers.need(call, id);
        if (fields.get("cancel").isPresent()) {
            return cancel(call, browser, id, fields.get(END));
        }
        if (fields.get("again").isPresent()) {
            return Answer.seeOther(choiceOf(id));
        }
        NodeCountry country = country(fields.need("country"));
        return Answer.seeOther(choiceOf(id) + "&country=" + country.code())
                .with(
                        "Set-Cookie",
                        remembered + "=" + country.code() + "; Path=/; Max-Age=" + REMEMBERED.toSeconds()
                                + "; HttpOnly; SameSite=Lax");
    }

    /** {@code POST /connector/response}: another country's answer. */
    Answer response(Call call) {
        Fields fields = call.fields();
        String message = fields.need("SAMLResponse");
        String answer = Arrival.byPost(message, Optional.empty()).hash();
        Page page = flow.receive(message, fields.get("RelayState"));
        return switch (page) {
            case Page.Finished(String login, Identified who) ->
                Answer.seeOther(keep(new Ended(login, who, Optional.of(answer))));
            case Page.Finished(String login, Refused refused) ->
                refused(call, new Ended(login, refused, Optional.of(answer)), refused);
            case Page.Lost(var problem, var incident) -> faults.lost(call, List.of(), problem, incident);
            case Page.ChooseCountry choice -> throw new IllegalStateException("An answer is no choice.");
            case Page.PostToNode form -> throw new IllegalStateException("An answer is no request.");
        };
    }

    /** Only of logins that there are, so that nobody fills our memory with others. */
    private Answer refused(Call call, Ended end, Refused refused) {
        if (role.logins().look(end.login()).isPresent() || before(end).isPresent()) {
            try {
                return Answer.seeOther(keep(end));
            } catch (NoRoom e) {
                // this login had more answers than anybody needs
                return faults.lost(call, List.of(), refused.problem(), refused.incident());
            }
        }
        return faults.lost(call, List.of(), refused.problem(), refused.incident());
    }

    /** {@code GET /connector/finish}: here the browser shows whose login it is. */
    Answer finish(Call call) {
        String end = call.fields().need(ID);
        Optional<Ended> found = ended.look(end);
        if (found.isEmpty()) {
            return lost(call, List.of(), Problem.LOGIN_EXPIRED, "an end that is not there any more");
        }
        String id = found.get().login();
        Bound browser = browsers.need(call, id);
        return switch (found.get().outcome()) {
            case Identified who -> back(call, browser, id, who);
            case Refused refused ->
                before(found.get())
                        .filter(who -> refused.problem() == Problem.MESSAGE_REPLAYED)
                        .map(who -> back(call, browser, id, who))
                        .orElseGet(() -> refused(call, browser, id, end, refused));
        };
    }

    /** An answer that came twice, as when nobody answered the browser the first time: the login goes on as it would have then. */
    private Optional<Identified> before(Ended end) {
        return end.answer().flatMap(answer -> flow.identified(end.login(), answer));
    }

    private Answer refused(Call call, Bound browser, String id, String end, Refused refused) {
        Optional<LoginRequest> login = role.logins().look(id);
        return languages.remember(
                call,
                faults.refused(
                        call,
                        browser.languages(),
                        refused.problem(),
                        refused.incident(),
                        Optional.empty(),
                        login.flatMap(LoginRequest::providerName),
                        new Form(COUNTRY, Map.of(ID, id, END, end)),
                        login.isPresent() && refused.problem() != Problem.NO_COUNTRY));
    }

    /** Back to whoever asked, with what the citizen saw last. */
    private Answer cancel(Call call, Bound browser, String id, Optional<String> end) {
        Optional<Refused> seen = end.flatMap(ended::look)
                .filter(one -> one.login().equals(id))
                .map(Ended::outcome)
                .filter(Refused.class::isInstance)
                .map(Refused.class::cast);
        Page page = flow.cancel(id);
        LoginOutcome outcome = seen.isPresent()
                ? seen.get()
                : page instanceof Page.Finished(String login, LoginOutcome cancelled)
                        ? cancelled
                        : new Refused(Problem.LOGIN_EXPIRED, Mishaps.log(Problem.LOGIN_EXPIRED, "cancelled twice"));
        return back(call, browser, id, outcome);
    }

    private Answer back(Call call, Bound browser, String id, LoginOutcome outcome) {
        boolean first = role.provider().ended(id).isEmpty();
        AuthorizationAnswer answer = role.provider().finish(id, outcome);
        if (!(answer instanceof Redirect(String location))) {
            return lost(call, browser.languages(), Problem.LOGIN_EXPIRED, "nobody waits for this login any more");
        }
        if (first) {
            count(outcome);
            browsers.ending(id, browser);
        }
        return Answer.seeOther(location);
    }

    private void count(LoginOutcome outcome) {
        switch (outcome) {
            case Identified who ->
                measures.login(
                        "connector", Optional.of(who.country()), who.level().uri(), "ok");
            case Refused refused ->
                measures.login(
                        "connector", Optional.empty(), "", refused.problem().name());
        }
    }

    private Answer show(Call call, LoginRequest login, Page page, Optional<NodeCountry> country) {
        return switch (page) {
            case Page.ChooseCountry choice -> Answer.seeOther(choiceOf(login.id()));
            case Page.PostToNode(String id, var form) ->
                Answer.page(
                        Answer.OK,
                        pages.leaving(
                                new LeavingPage(form, country.orElseThrow(), Optional.empty()),
                                languages.of(call, login.uiLocales())));
            case Page.Finished(String id, LoginOutcome outcome) ->
                Answer.seeOther(keep(new Ended(id, outcome, Optional.empty())));
            case Page.Lost(var problem, var incident) -> faults.lost(call, login.uiLocales(), problem, incident);
        };
    }

    private Answer choice(Call call, Page.ChooseCountry choice) {
        LoginRequest login = choice.login();
        Locale locale = languages.of(call, login.uiLocales());
        Optional<NodeCountry> last = call.cookie(remembered)
                .filter(code -> choice.countries().stream()
                        .anyMatch(one -> one.country().code().equals(code)))
                .map(NodeCountry::new);
        return Answer.page(
                Answer.OK,
                pages.countries(
                        new CountryPage(
                                new Form(COUNTRY, Map.of(ID, login.id())),
                                Optional.of(choiceOf(login.id())),
                                login.providerName(),
                                login.level(),
                                choice.countries(),
                                last,
                                patience),
                        locale));
    }

    /** Where the browser goes with an end that was remembered. */
    private String keep(Ended how) {
        String end = RandomText.next();
        ended.put(end, how, how.outcome() instanceof Refused ? patience : Browsers.REPEATS);
        return base + FINISH + "?" + Query.of(Map.of(ID, end));
    }

    private String choiceOf(String login) {
        return base + COUNTRY + "?" + Query.of(Map.of(ID, login));
    }

    private Answer lost(Call call, List<String> asked, Problem problem, String cause) {
        return faults.lost(call, asked, problem, Mishaps.log(problem, cause));
    }

    private static Problem problem(NoWayBack dead) {
        return dead.reason() == NoWayBack.Reason.REQUEST_EXPIRED ? Problem.LOGIN_EXPIRED : Problem.BROKER_UNKNOWN;
    }

    private static NodeCountry country(String code) {
        try {
            return new NodeCountry(code);
        } catch (IllegalArgumentException e) {
            throw BadCall.of(Problem.COUNTRY_UNKNOWN, "a country that is none");
        }
    }
}
