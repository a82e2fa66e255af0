package org.pontis.eidas.http;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.pontis.eidas.attributes.NodeCountry;
import org.pontis.eidas.flow.Mishaps;
import org.pontis.eidas.flow.PostForm;
import org.pontis.eidas.flow.Problem;
import org.pontis.eidas.flow.proxy.BrokerRequest;
import org.pontis.eidas.flow.proxy.Deciding;
import org.pontis.eidas.flow.proxy.ProxyFlow;
import org.pontis.eidas.flow.proxy.Step;
import org.pontis.eidas.http.Browsers.Bound;
import org.pontis.eidas.http.page.ConsentPage;
import org.pontis.eidas.http.page.Form;
import org.pontis.eidas.http.page.LeavingPage;
import org.pontis.eidas.http.page.Pages;
import org.pontis.eidas.oidc.Query;
import org.pontis.eidas.oidc.RandomText;
import org.pontis.eidas.oidc.client.Ask;
import org.pontis.eidas.saml.check.Arrival;
import org.pontis.eidas.store.Charged;
import org.pontis.eidas.store.Payer;
import org.pontis.eidas.store.Pending;

/**
 * Our citizen's way through our Proxy-Service: from another country to the broker, back, to the consent page, and away again. The
 * request comes by a cross-site POST, so that the browser gets its cookie a step later, at {@link #login} by GET; from there on
 * only this browser goes on.
 */
final class ProxySide {

    static final String LOGIN = "/service/login";
    static final String CONSENT = "/service/consent";

    private static final String ID = "id";

    private final ProxyRole role;
    private final String base;
    private final Duration patience;
    private final ProxyFlow flow;
    private final Pending<Arrived> arrived;
    private final Browsers browsers;
    private final Pages pages;
    private final Languages languages;
    private final Faults faults;
    private final Measures measures;

    /** A request that was admitted, before its browser has a cookie. */
    record Arrived(String state, BrokerRequest request) implements Charged {

        @Override
        public Set<Payer> payers() {
            return Set.of(new Payer(Payer.Kind.COUNTRY, request.asker().code()));
        }
    }

    ProxySide(Node node, ProxyRole role, Pages pages, Languages languages, Faults faults) {
        this.role = role;
        this.base = node.configuration.at("");
        this.patience = node.configuration.time().patience();
        this.flow = role.flow();
        this.arrived = node.store.pending("arrived", Arrived.class);
        // another name than the Connector's: a browser keeps an unprotected cookie away from a protected one of its
        // name
        this.browsers = new Browsers(
                node.store.pending("citizen", Bound.class),
                node.configuration.name() + "-consent",
                base.startsWith("https:"),
                patience);
        this.pages = pages;
        this.languages = languages;
        this.faults = faults;
        this.measures = node.measures;
    }

    /** {@code GET} and {@code POST /service/request}: another country asks. */
    Answer request(Call call) {
        Fields fields = call.fields();
        String message = fields.need("SAMLRequest");
        Arrival arrival = call.isPost()
                ? Arrival.byPost(message, fields.get("RelayState"))
                : Arrival.byGet(call.query(), "SAMLRequest");
        Step step = flow.receive(arrival);
        if (step instanceof Step.AskBroker(String state, BrokerRequest request)) {
            String id = RandomText.next();
            arrived.put(id, new Arrived(state, request), Browsers.REPEATS);
            return Answer.seeOther(base + LOGIN + "?" + Query.of(Map.of(ID, id)));
        }
        return show(call, List.of(), step);
    }

    /** {@code GET /service/login}: the browser gets its cookie, and goes to the broker. */
    Answer login(Call call) {
        Optional<Arrived> found = arrived.look(call.fields().need(ID));
        if (found.isEmpty()) {
            return lost(call, "a request that went on before");
        }
        String state = found.get().state();
        BrokerRequest asked = found.get().request();
        Locale locale = languages.of(call, asked.uiLocales());
        Answer answer =
                switch (role.broker().ask(state, speaking(asked, locale))) {
                    case Ask.Go(String location) -> Answer.seeOther(location);
                    case Ask.Not(var failed) -> show(call, List.of(), flow.returned(state, failed));
                };
        return browsers.bind(call, answer, state, List.of(locale.toLanguageTag()));
    }

    /** {@code GET /broker/callback}: what the broker found out. */
    Answer callback(Call call) {
        Fields fields = call.fields();
        String state = fields.need("state");
        Bound browser = browsers.need(call, state);
        Step step = flow.returned(state, role.broker().receive(fields.asParameters()));
        browsers.ending(state, browser);
        if (step instanceof Step.Consent consent) {
            Answer answer = Answer.seeOther(base + CONSENT + "?" + Query.of(Map.of(ID, consent.id())));
            return browsers.bind(call, answer, consent.id(), browser.languages());
        }
        return show(call, browser.languages(), step);
    }

    /** {@code GET /service/consent}. */
    Answer consent(Call call) {
        String id = call.fields().need(ID);
        Bound browser = browsers.need(call, id);
        return role.deciding()
                .look(id)
                .map(deciding -> languages.remember(call, consent(call, browser, id, deciding)))
                .orElseGet(() -> lost(call, "a decision that was made"));
    }

    /** {@code POST /service/consent}: the citizen decided. */
    Answer decide(Call call) {
        Fields fields = call.fields();
        String id = fields.need(ID);
        Bound browser = browsers.need(call, id);
        boolean accepted =
                switch (fields.need("consent")) {
                    case "accept" -> true;
                    case "refuse" -> false;
                    default -> throw BadCall.malformed("neither accepted nor refused");
                };
        Optional<Deciding> deciding = role.deciding().look(id);
        Step step = flow.consent(id, accepted);
        browsers.ending(id, browser);
        if (step instanceof Step.Answer answer && answer.mishap().isEmpty()) {
            deciding.ifPresent(login -> measures.login(
                    "proxy-service",
                    Optional.of(login.asked().country()),
                    login.level().uri(),
                    "ok"));
        }
        return show(call, browser.languages(), step);
    }

    private Answer consent(Call call, Bound browser, String id, Deciding deciding) {
        return Answer.page(
                Answer.OK,
                pages.consent(
                        new ConsentPage(
                                new Form(CONSENT, Map.of(ID, id)),
                                Optional.of(base + CONSENT + "?" + Query.of(Map.of(ID, id))),
                                deciding.asked().country(),
                                deciding.asked().party(),
                                deciding.level(),
                                deciding.identity(),
                                patience),
                        languages.of(call, browser.languages())));
    }

    private Answer show(Call call, List<String> asked, Step step) {
        return switch (step) {
            case Step.Answer(NodeCountry to, PostForm form, Optional<Step.Mishap> mishap) -> {
                mishap.ifPresent(why -> measures.login(
                        "proxy-service", Optional.of(to), "", why.problem().name()));
                yield Answer.page(
                        Answer.OK, pages.leaving(new LeavingPage(form, to, mishap), languages.of(call, asked)));
            }
            case Step.ErrorPage(Step.Mishap(var problem, var incident)) -> faults.lost(call, asked, problem, incident);
            case Step.AskBroker broker -> throw new IllegalStateException("The broker is asked by GET.");
            case Step.Consent consent -> throw new IllegalStateException("Consent is asked for by GET.");
        };
    }

    /** The broker's pages in the language that we would speak. */
    private static BrokerRequest speaking(BrokerRequest asked, Locale locale) {
        return new BrokerRequest(
                asked.level(),
                asked.forceLogin(),
                asked.portalName(),
                asked.asker(),
                List.of(locale.toLanguageTag()),
                asked.claims());
    }

    private Answer lost(Call call, String cause) {
        return faults.lost(call, List.of(), Problem.LOGIN_EXPIRED, Mishaps.log(Problem.LOGIN_EXPIRED, cause));
    }
}
