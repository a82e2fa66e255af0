package org.pontis.sandbox.portal.saml;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
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
    private static final SecureRandom RANDOM = new SecureRandom();
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
                        "SAML 2.0",
                        Brand.Accent.PLUM,
                        new Brand.Neighbour("Agencia Tributaria (demo)", addresses.portalOidcUrl()),
                        addresses.sandboxUrl(),
                        List.of(addresses.brokerUrl())),
                addresses.portalSaml(),
                key(stateDir.resolve("portal-saml.p12")),
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

    private static SigningKey key(Path file) {
        try {
            return PortalKey.keptIn(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
        String browser = request.cookie(browserCookie()).orElseGet(SamlPortal::random);
        Wish wish = Wish.of(request);
        String relayState = random();
        try {
            Authentication.Sent sent = authentication.request(
                    wish,
                    relayState,
                    request.query("binding").filter("redirect"::equals).isPresent());
            pending.put(relayState, new PendingLogin(sent.requestId(), browser, wish, clock.instant()));
            return remember(sent.response(), browserCookie(), browser);
        } catch (IOException e) {
            LOG.info("No login: the broker does not answer");
            return pages.problem(
                            503, "broker_unavailable", "The broker does not answer yet. Try again in a little while.")
                    .header("Retry-After", "5");
        }
    }

    private Response receive(Request request) {
        Incoming answer = Incoming.of(request);
        // taken even if the answer turns out to be bad: what got about is no secret any more
        Optional<PendingLogin> login = pending.take(answer.relayState());
        if (login.isEmpty() || answer.isRequest()) {
            return unknownLogin();
        }
        String ticket = random();
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
                .filter(arrival -> request.cookie(browserCookie())
                        .filter(arrival.login().browser()::equals)
                        .isPresent())
                .map(arrival -> open(request, arrival.outcome()))
                .orElseGet(this::unknownLogin);
    }

    /** A new session id at every login, so that one planted before is worth nothing after (session fixation). */
    private Response open(Request request, Outcome outcome) {
        Optional<Session> before = request.cookie(portal.cookie()).flatMap(sessions::take);
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
        String id = random();
        sessions.put(id, session);
        return remember(Response.redirect("/me"), portal.cookie(), id);
    }

    /** The local session ends first, whatever the broker then does. */
    private Response logout(Request request) {
        Optional<Session.Login> login =
                request.cookie(portal.cookie()).flatMap(sessions::take).flatMap(Session::login);
        return forget(Response.redirect(login.map(this::logoutAtBroker).orElse("/")));
    }

    private String logoutAtBroker(Session.Login login) {
        try {
            return logout.urlFor(login);
        } catch (IOException e) {
            return "/";
        }
    }

    private Visitor visitor(Request request) {
        return request.cookie(portal.cookie())
                .flatMap(sessions::get)
                .map(Session::visitor)
                .orElseGet(Visitor.Stranger::new);
    }

    private Response unknownLogin() {
        return pages.problem(
                400,
                "unknown_login",
                "This answer belongs to no login that was begun in this browser. Nothing was changed.");
    }

    private String browserCookie() {
        return portal.cookie() + "_login";
    }

    private Response remember(Response response, String cookie, String value) {
        return response.header("Set-Cookie", cookie + "=" + value + attributes());
    }

    private Response forget(Response response) {
        return response.header("Set-Cookie", portal.cookie() + "=" + attributes() + "; Max-Age=0");
    }

    private String attributes() {
        return "; Path=/; HttpOnly; SameSite=Lax" + (portal.url().startsWith("https:") ? "; Secure" : "");
    }

    private static String random() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
