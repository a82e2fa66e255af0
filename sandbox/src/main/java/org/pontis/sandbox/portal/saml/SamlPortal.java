package org.pontis.sandbox.portal.saml;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

import org.pontis.eidas.saml.SigningKey;
import org.pontis.sandbox.Addresses;
import org.pontis.sandbox.portal.Brand;
import org.pontis.sandbox.portal.Expiring;
import org.pontis.sandbox.portal.Handle;
import org.pontis.sandbox.portal.Pages;
import org.pontis.sandbox.portal.Visitor;
import org.pontis.sandbox.web.Request;
import org.pontis.sandbox.web.Response;
import org.pontis.sandbox.web.Site;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running SAML portal. It is up before the broker is, and keeps only its key between runs. */
public final class SamlPortal implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SamlPortal.class);
    private static final Duration LONGEST_LOGIN = Duration.ofMinutes(30);
    private static final Duration LONGEST_SESSION = Duration.ofHours(1);
    private static final Duration LONGEST_ARRIVAL = Duration.ofMinutes(1);

    private final ServiceProvider portal;
    private final SigningKey key;
    private final Pages pages;
    private final InstantSource clock;
    private final Authentication authentication;
    private final SingleLogout logout;
    private final Expiring<Session> sessions;
    private final Expiring<PendingLogin> pending;
    private final Expiring<Arrival> arrivals;
    private final Site site;

    /**
     * An answer that was received, on its way to the browser that asked. It came as a cross-site POST, on which browsers send
     * no SameSite cookie; a redirect to ourselves brings the cookie along without weakening it.
     */
    private record Arrival(PendingLogin login, Outcome outcome) {}

    /** What came of a login: a session, or a refusal. */
    private sealed interface Outcome {

        record Success(Session session) implements Outcome {}

        record Refusal(LoginRefused why) implements Outcome {}
    }

    private SamlPortal(ServiceProvider portal, Brand brand, int port, SigningKey key, InstantSource clock) {
        this.portal = portal;
        this.key = key;
        this.pages = new Pages(brand);
        this.clock = clock;
        this.sessions = new Expiring<>(LONGEST_SESSION, clock);
        this.pending = new Expiring<>(LONGEST_LOGIN, clock);
        this.arrivals = new Expiring<>(LONGEST_ARRIVAL, clock);
        Broker broker = new Broker(portal, clock);
        this.authentication = new Authentication(portal, broker, key, pages, clock);
        this.logout = new SingleLogout(portal, broker, key, pages, sessions, clock);
        this.site = new Site(port)
                .get("/", request -> pages.start(visitor(request)))
                .get("/login", this::login)
                .post("/acs", this::receive)
                .get("/arrived", this::arrived)
                .get("/me", request -> pages.me(request, visitor(request)))
                .get("/logout", this::logout)
                .get("/slo", logout::frontChannel)
                .post("/slo", logout::frontChannel)
                .post("/slo-soap", logout::backChannel)
                .get(
                        "/metadata",
                        request -> Response.of(200, "application/samlmetadata+xml", Metadata.of(portal, key)));
        pages.addTo(site);
    }

    /** The social security's portal of the home country. */
    public static SamlPortal start(Addresses addresses, Path stateDir) {
        return start(
                new ServiceProvider("portal-saml", addresses.portalSamlUrl(), addresses.brokerUrl() + "/realms/es"),
                new Brand(
                        "Seguridad Social (demo)",
                        "es",
                        "SAML 2.0",
                        Brand.Accent.PLUM,
                        Optional.of(new Brand.Neighbour("Agencia Tributaria (demo)", addresses.portalOidcUrl())),
                        addresses.sandboxUrl(),
                        List.of(addresses.brokerUrl())),
                addresses.portalSaml(),
                PortalKey.keptIn(stateDir.resolve("portal-saml.pem")),
                InstantSource.system());
    }

    /**
     * Any other portal.
     *
     * @param key what the portal signs with
     * @throws UncheckedIOException if the port is taken
     */
    static SamlPortal start(ServiceProvider portal, Brand brand, int port, SigningKey key, InstantSource clock) {
        SamlPortal running = new SamlPortal(portal, brand, port, key, clock);
        running.site.start();
        return running;
    }

    /** The signing certificate as the broker's configuration wants it: base64 of DER, one line. */
    public String certificateBase64() {
        try {
            return Base64.getEncoder().encodeToString(key.certificate().getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        site.close();
    }

    private Response login(Request request) {
        String browser = portal.cookie().ofLogins().in(request).orElseGet(Handle::fresh);
        Wish wish = Wish.of(request);
        String relayState = Handle.fresh();
        try {
            Authentication.Sent sent = authentication.request(
                    wish,
                    relayState,
                    request.query("binding").filter("redirect"::equals).isPresent());
            pending.put(relayState, new PendingLogin(sent.requestId(), browser, wish, clock.instant()));
            return portal.cookie().ofLogins().set(browser, sent.response());
        } catch (IOException e) {
            LOG.info("No login: the broker does not answer");
            return pages.brokerAway();
        }
    }

    private Response receive(Request request) {
        Incoming answer = Incoming.of(request);
        // taken even if the answer turns out to be bad: what got about is no secret any more
        Optional<PendingLogin> login = pending.take(answer.relayState());
        if (login.isEmpty() || answer.isRequest()) {
            return pages.unknownLogin();
        }
        String ticket = Handle.fresh();
        arrivals.put(ticket, new Arrival(login.get(), outcome(answer, login.get())));
        return Response.redirect("/arrived?ticket=" + ticket);
    }

    private Outcome outcome(Incoming answer, PendingLogin login) {
        try {
            return new Outcome.Success(authentication.receive(answer, login));
        } catch (LoginRefused refusal) {
            LOG.info("Login refused: {}", refusal.visitor().error());
            return new Outcome.Refusal(refusal);
        } catch (IOException e) {
            LOG.info("Login not finished: the broker does not answer");
            return new Outcome.Refusal(new LoginRefused("broker_unavailable", ""));
        }
    }

    private Response arrived(Request request) {
        return request.query("ticket")
                .flatMap(arrivals::take)
                .filter(arrival -> portal.cookie().ofLogins().is(arrival.login().browser(), request))
                .map(arrival -> open(request, arrival.outcome()))
                .orElseGet(pages::unknownLogin);
    }

    /** A new session id at every login, so that one planted before is worth nothing after (session fixation). */
    private Response open(Request request, Outcome outcome) {
        Optional<Session> before = portal.cookie().in(request).flatMap(sessions::take);
        Session session =
                switch (outcome) {
                    case Outcome.Success success -> success.session();
                    case Outcome.Refusal refusal ->
                        new Session(
                                refusal.why()
                                        .visitor()
                                        .beside(before.map(Session::visitor).flatMap(Visitor::person)),
                                before.flatMap(Session::login));
                };
        String id = Handle.fresh();
        sessions.put(id, session);
        return portal.cookie().set(id, Response.redirect("/me"));
    }

    /** The local session ends first, whatever the broker then does. */
    private Response logout(Request request) {
        Optional<Session.Login> login =
                portal.cookie().in(request).flatMap(sessions::take).flatMap(Session::login);
        return portal.cookie()
                .drop(Response.redirect(login.map(this::logoutAtBroker).orElse("/")));
    }

    private String logoutAtBroker(Session.Login login) {
        try {
            return logout.urlFor(login);
        } catch (IOException e) {
            return "/";
        }
    }

    private Visitor visitor(Request request) {
        return portal.cookie()
                .in(request)
                .flatMap(sessions::get)
                .map(Session::visitor)
                .orElseGet(Visitor.Stranger::new);
    }
}
