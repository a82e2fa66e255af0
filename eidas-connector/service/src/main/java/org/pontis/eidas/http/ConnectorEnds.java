package org.pontis.eidas.http;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.pontis.eidas.flow.Mishaps;
import org.pontis.eidas.flow.Problem;
import org.pontis.eidas.flow.connector.ConnectorFlow;
import org.pontis.eidas.flow.connector.LoginOutcome;
import org.pontis.eidas.flow.connector.LoginOutcome.Identified;
import org.pontis.eidas.flow.connector.LoginOutcome.Refused;
import org.pontis.eidas.flow.connector.LoginRequest;
import org.pontis.eidas.flow.connector.Page;
import org.pontis.eidas.http.Browsers.Bound;
import org.pontis.eidas.http.page.Form;
import org.pontis.eidas.oidc.Query;
import org.pontis.eidas.oidc.RandomText;
import org.pontis.eidas.oidc.provider.AuthorizationAnswer;
import org.pontis.eidas.oidc.provider.AuthorizationAnswer.Redirect;
import org.pontis.eidas.saml.check.Arrival;
import org.pontis.eidas.store.Charged;
import org.pontis.eidas.store.NoRoom;
import org.pontis.eidas.store.Payer;
import org.pontis.eidas.store.Pending;

/**
 * How a foreign citizen's way through our Connector ends, or comes to a refusal. The other country's answer comes by a cross-site
 * POST without our cookie; whose it is shows when the browser comes to {@link #finish} by GET.
 */
final class ConnectorEnds {

    static final String FINISH = "/connector/finish";
    static final String END = "end";

    private final ConnectorRole role;
    private final String base;
    private final Duration patience;
    private final ConnectorFlow flow;
    private final Pending<Ended> ended;
    private final Browsers browsers;
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

    ConnectorEnds(Node node, ConnectorRole role, Browsers browsers, Languages languages, Faults faults) {
        this.role = role;
        this.base = node.configuration.issuer();
        this.patience = node.configuration.time().patience();
        this.flow = role.flow();
        this.ended = node.store.repeats("ended", Ended.class);
        this.browsers = browsers;
        this.languages = languages;
        this.faults = faults;
        this.measures = node.measures;
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
                // this login had more answers than anybody needs: as if there were none
            }
        }
        return faults.lost(call, List.of(), refused.problem(), refused.incident());
    }

    /** {@code GET /connector/finish}: here the browser shows whose login it is. */
    Answer finish(Call call) {
        String end = call.fields().need(ConnectorSide.ID);
        Optional<Ended> found = ended.look(end);
        if (found.isEmpty()) {
            return faults.lost(call, List.of(), Problem.LOGIN_EXPIRED, "an end that is not there any more");
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
                        new Form(ConnectorSide.COUNTRY, Map.of(ConnectorSide.ID, id, END, end)),
                        login.isPresent() && refused.problem() != Problem.NO_COUNTRY));
    }

    /** Back to whoever asked, with what the citizen saw last. */
    Answer cancel(Call call, Bound browser, String id, Optional<String> end) {
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
            return faults.lost(
                    call, browser.languages(), Problem.LOGIN_EXPIRED, "nobody waits for this login any more");
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

    /** Where the browser goes with an end that was remembered. */
    String keep(Ended how) {
        String end = RandomText.next();
        ended.put(end, how, how.outcome() instanceof Refused ? patience : Browsers.REPEATS);
        return base + FINISH + "?" + Query.of(Map.of(ConnectorSide.ID, end));
    }
}
