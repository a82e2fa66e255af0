package org.pontis.eidas.http;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import org.pontis.broker.InvalidSetting;
import org.pontis.eidas.config.Configuration;
import org.pontis.eidas.config.ConnectorSettings;
import org.pontis.eidas.http.page.Pages;
import org.pontis.eidas.keys.CryptoProvider;
import org.pontis.eidas.keys.KeyProblem;
import org.pontis.eidas.saml.OpenSaml;

/** The service, from its start to its end. */
public final class Service implements AutoCloseable {

    private static final List<String> LANGUAGES = List.of("es", "en");

    private final Node node;
    private final Web web;
    private final AtomicBoolean stopping;

    private Service(Node node, Web web, AtomicBoolean stopping) {
        this.node = node;
        this.web = web;
        this.stopping = stopping;
    }

    /**
     * Starts it; when this returns it answers.
     *
     * @throws InvalidSetting with a sentence, if it cannot be as it is set up
     */
    public static Service start(Configuration configuration) {
        install(configuration.cryptoProvider());
        // what messages need takes as long to load as all the rest, for which another processor has time
        Thread.ofPlatform().daemon().name("opensaml").start(OpenSaml::start);
        Node node = new Node(configuration, InstantSource.system());
        node.measures.watch(node);
        AtomicBoolean stopping = new AtomicBoolean();
        Pages pages = Pages.of(
                configuration.connector().map(ConnectorSettings::uiLocales).orElse(LANGUAGES));
        Languages languages = new Languages(pages, configuration.name() + "-lang");
        Faults faults = new Faults(pages, languages);
        Routes open = open(node, pages, languages, faults);
        Operations operations = new Operations(node, pages, languages, stopping::get);
        boolean all = configuration.managementPort().isPresent() || configuration.managementOnPlain();
        Routes inside = all ? health(operations).and(views(operations)) : health(operations);
        try {
            return new Service(node, new Web(configuration, open, inside, faults, node.measures), stopping);
        } catch (RuntimeException e) {
            node.close();
            throw e;
        }
    }

    private static void install(CryptoProvider provider) {
        try {
            provider.install();
        } catch (KeyProblem e) {
            throw new InvalidSetting(e.getMessage());
        }
    }

    private static Routes open(Node node, Pages pages, Languages languages, Faults faults) {
        Published published = new Published(node, pages, languages);
        Routes routes = new Routes()
                .get("/", published::home)
                .get(Published.ONBOARDING, published::onboarding)
                .get(Published.ONBOARDING + ".md", published::onboardingText)
                .getBelow("/assets/", published::asset);
        node.connector.ifPresent(role -> {
            OpenIdSide openId = new OpenIdSide(role);
            Browsers bound = ConnectorSide.browsers(node);
            ConnectorEnds ends = new ConnectorEnds(node, role, bound, languages, faults);
            ConnectorSide browsers = new ConnectorSide(node, role, bound, ends, pages, languages, faults);
            routes.get("/.well-known/openid-configuration", openId::discovery)
                    .get("/jwks", openId::keys)
                    .post("/par", openId::push)
                    .post("/token", openId::token)
                    .get("/authorize", browsers::authorize)
                    .post("/authorize", browsers::authorize)
                    .get(ConnectorRole.METADATA, call -> Published.metadata(role.metadata()))
                    .post(ConnectorRole.RESPONSE, ends::response)
                    .get(ConnectorSide.COUNTRY, browsers::country)
                    .post(ConnectorSide.COUNTRY, browsers::decide)
                    .get(ConnectorEnds.FINISH, ends::finish);
        });
        node.proxy.ifPresent(role -> {
            ProxySide browsers = new ProxySide(node, role, pages, languages, faults);
            routes.get(ProxyRole.METADATA, call -> Published.metadata(role.metadata()))
                    .get(ProxyRole.REQUEST, browsers::request)
                    .post(ProxyRole.REQUEST, browsers::request)
                    .get(ProxySide.LOGIN, browsers::login)
                    .get(ProxyRole.CALLBACK, browsers::callback)
                    .get(
                            "/broker/jwks",
                            call -> Answer.json(Answer.OK, role.broker().keys()))
                    .get(ProxySide.CONSENT, browsers::consent)
                    .post(ProxySide.CONSENT, browsers::decide);
        });
        return routes;
    }

    private static Routes health(Operations operations) {
        return new Routes().get("/health/live", operations::live).get("/health/ready", operations::ready);
    }

    private static Routes views(Operations operations) {
        return new Routes().get("/metrics", operations::metrics).get("/admin", operations::admin);
    }

    /** Where it answers without TLS. */
    public URI plain() {
        return web.plain();
    }

    /** Where it answers with TLS, if it does. */
    public Optional<URI> tls() {
        return web.tls();
    }

    /** Where it answers operators. */
    public URI management() {
        return web.management();
    }

    /** Takes nothing new, ends what runs, leaves the others. */
    @Override
    public void close() {
        stopping.set(true);
        web.close();
        node.close();
    }
}
