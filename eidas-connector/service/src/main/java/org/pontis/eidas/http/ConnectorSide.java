package org.pontis.eidas.http;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.pontis.eidas.attributes.NodeCountry;
import org.pontis.eidas.flow.Problem;
import org.pontis.eidas.flow.connector.ConnectorFlow;
import org.pontis.eidas.flow.connector.LoginOutcome;
import org.pontis.eidas.flow.connector.LoginRequest;
import org.pontis.eidas.flow.connector.Page;
import org.pontis.eidas.http.Browsers.Bound;
import org.pontis.eidas.http.ConnectorEnds.Ended;
import org.pontis.eidas.http.page.CountryPage;
import org.pontis.eidas.http.page.Form;
import org.pontis.eidas.http.page.LeavingPage;
import org.pontis.eidas.http.page.Pages;
import org.pontis.eidas.oidc.Query;
import org.pontis.eidas.oidc.provider.AuthorizationAnswer.Begin;
import org.pontis.eidas.oidc.provider.AuthorizationAnswer.NoWayBack;
import org.pontis.eidas.oidc.provider.AuthorizationAnswer.Redirect;

/** A foreign citizen's way through our Connector: from the broker to the choice, and to another country; {@link ConnectorEnds} has the way back. */
final class ConnectorSide {

    static final String COUNTRY = "/connector/country";
    static final String ID = "id";
    private static final Duration REMEMBERED = Duration.ofDays(180);

    private final ConnectorRole role;
    private final String base;
    private final String remembered;
    private final Duration patience;
    private final ConnectorFlow flow;
    private final Browsers browsers;
    private final Pages pages;
    private final Languages languages;
    private final Faults faults;
    private final ConnectorEnds ends;

    ConnectorSide(
            Node node,
            ConnectorRole role,
            Browsers browsers,
            ConnectorEnds ends,
            Pages pages,
            Languages languages,
            Faults faults) {
        this.role = role;
        this.base = node.configuration.issuer();
        this.remembered = node.configuration.name() + "-country";
        this.patience = node.configuration.time().patience();
        this.flow = role.flow();
        this.browsers = browsers;
        this.ends = ends;
        this.pages = pages;
        this.languages = languages;
        this.faults = faults;
    }

    /** Whose logins are whose, at the issuer's host. */
    static Browsers browsers(Node node) {
        return new Browsers(
                node.store.pending("browser", Bound.class),
                node.configuration.name() + "-login",
                node.configuration.issuer().startsWith("https:"),
                node.configuration.time().patience());
    }

    /** {@code GET} and {@code POST /authorize}. */
    Answer authorize(Call call) {
        return switch (role.provider().authorize(call.fields().asParameters())) {
            case Redirect redirect -> Answer.seeOther(redirect.location());
            case NoWayBack dead -> faults.lost(call, List.of(), problem(dead), "from the broker: " + dead.reason());
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
            return faults.lost(call, browser.languages(), Problem.LOGIN_EXPIRED, "a login that is over");
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
            return ends.cancel(call, browser, id, fields.get(ConnectorEnds.END));
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
                Answer.seeOther(ends.keep(new Ended(id, outcome, Optional.empty())));
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

    private String choiceOf(String login) {
        return base + COUNTRY + "?" + Query.of(Map.of(ID, login));
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
