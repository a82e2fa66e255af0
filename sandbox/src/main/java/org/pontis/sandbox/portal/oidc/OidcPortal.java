package org.pontis.sandbox.portal.oidc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.nimbusds.oauth2.sdk.util.URLUtils;
import com.nimbusds.openid.connect.sdk.LogoutRequest;
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

/** A running OIDC portal. It is up before the broker is, and keeps only its key between runs. */
public final class OidcPortal implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OidcPortal.class);
    private static final Duration LONGEST_LOGIN = Duration.ofMinutes(30);
    private static final Duration LONGEST_SESSION = Duration.ofHours(1);

    private final RelyingParty party;
    private final Pages pages;
    private final Provider provider;
    private final Authorization authorization;
    private final Tokens tokens;
    private final Expiring<PendingLogin> pending = new Expiring<>(LONGEST_LOGIN, InstantSource.system());
    private final Expiring<Session> sessions = new Expiring<>(LONGEST_SESSION, InstantSource.system());
    private final Site site;

    private OidcPortal(RelyingParty party, Brand brand, int port, ClientKey key) {
        this.party = party;
        this.pages = new Pages(brand);
        this.provider = new Provider(party.issuer());
        this.authorization = new Authorization(party, provider, key);
        this.tokens = new Tokens(party, provider, key);
        BackchannelLogout backchannel = new BackchannelLogout(party, provider, sessions, InstantSource.system());
        SecurityEvents events = new SecurityEvents(party, provider, sessions, InstantSource.system());
        this.site = new Site(port)
                .get("/", request -> pages.start(visitor(request)))
                .get("/login", this::login)
                .get("/callback", this::callback)
                .get("/me", request -> pages.me(request, visitor(request)))
                .get("/logout", this::logout)
                .post("/backchannel-logout", backchannel::handle)
                .post("/security-events", events::handle)
                .get(
                        "/security-events",
                        request -> request.wantsJson()
                                ? Response.json(events.shown())
                                : pages.securityEvents(events.shown().stream()
                                        .map(one -> List.of(
                                                one.at().toString(),
                                                one.event(),
                                                one.details().toString(),
                                                one.subject()))
                                        .toList()))
                .get("/jwks", request -> Response.of(200, "application/jwk-set+json", key.publicKeys()));
        pages.addTo(site);
    }

    /** The tax agency's portal of the home country. */
    public static OidcPortal start(Addresses addresses, Path stateDir) {
        return start(
                RelyingParty.of(addresses.brokerUrl() + "/realms/es", "portal-oidc", addresses.portalOidcUrl()),
                new Brand(
                        "Agencia Tributaria (demo)",
                        "es",
                        "OpenID Connect",
                        Brand.Accent.BLUE,
                        Optional.of(new Brand.Neighbour("Seguridad Social (demo)", addresses.portalSamlUrl())),
                        addresses.sandboxUrl(),
                        List.of(addresses.brokerUrl())),
                addresses.portalOidc(),
                stateDir);
    }

    /** The tax board's portal of the other country. */
    public static OidcPortal startOther(Addresses addresses, Path stateDir) {
        return start(
                RelyingParty.of(addresses.brokerUrl() + "/realms/ee", "portal-ee", addresses.portalEeUrl()),
                new Brand(
                        "Maksu- ja Tolliamet (demo)",
                        "et",
                        "OpenID Connect",
                        Brand.Accent.GREEN,
                        Optional.empty(),
                        addresses.sandboxUrl(),
                        List.of(addresses.brokerUrl())),
                addresses.portalEe(),
                stateDir);
    }

    /**
     * Any other portal.
     *
     * @param stateDir where the client key is kept
     * @throws UncheckedIOException if the port is taken or the key cannot be read or made
     */
    public static OidcPortal start(RelyingParty party, Brand brand, int port, Path stateDir) {
        try {
            ClientKey key = ClientKey.keptIn(stateDir.resolve(party.clientId() + ".jwk.json"));
            OidcPortal portal = new OidcPortal(party, brand, port, key);
            portal.site.start();
            return portal;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        site.close();
    }

    private Response login(Request request) {
        String browser = party.cookie().ofLogins().in(request).orElseGet(Handle::fresh);
        PendingLogin login = PendingLogin.fresh(browser, Wish.of(request));
        boolean pushed = request.query("par").map("true"::equals).orElse(party.pushed());
        try {
            URI to = authorization.request(login, pushed);
            pending.put(login.state().getValue(), login);
            return party.cookie().ofLogins().set(browser, Response.redirect(to.toString()));
        } catch (LoginRefused refusal) {
            return open(request, refused(request, refusal));
        } catch (IOException e) {
            LOG.info("No login: the broker does not answer");
            return pages.brokerAway();
        }
    }

    private Response callback(Request request) {
        Map<String, List<String>> parameters =
                URLUtils.parseParameters(request.exchange().getRequestURI().getRawQuery());
        boolean repeated = parameters.values().stream().anyMatch(values -> values.size() > 1);
        // taken even if it turns out to be another browser's: a state that got about is no secret any more
        Optional<PendingLogin> login = request.query("state")
                .filter(state -> !repeated)
                .flatMap(pending::take)
                .filter(begun -> party.cookie().ofLogins().is(begun.browser(), request));
        if (login.isEmpty()) {
            return pages.unknownLogin();
        }
        return open(request, finish(request, parameters, login.get()));
    }

    private Session finish(Request request, Map<String, List<String>> parameters, PendingLogin login) {
        try {
            Tokens.Redeemed redeemed = tokens.redeem(authorization.code(parameters), login);
            return new Session(judge(redeemed, login), Optional.of(Session.Login.of(redeemed)));
        } catch (LoginRefused refusal) {
            return refused(request, refusal);
        } catch (IOException e) {
            LOG.info("Login not finished: the broker does not answer");
            return refused(request, new LoginRefused("broker_unavailable", ""));
        }
    }

    /** A login that is good and still not what was asked for: nobody is signed in here, for it may be somebody else's. */
    private static Visitor judge(Tokens.Redeemed redeemed, PendingLogin login) {
        try {
            login.wish().check(redeemed.claims(), login.began());
            return Identity.of(redeemed);
        } catch (LoginRefused refusal) {
            return visitor(refusal);
        }
    }

    /** The local session ends first, whatever the broker then does (OpenID Connect RP-Initiated Logout 1.0). */
    private Response logout(Request request) throws IOException {
        Optional<Session.Login> login =
                party.cookie().in(request).flatMap(sessions::take).flatMap(Session::login);
        return party.cookie()
                .drop(Response.redirect(login.map(this::logoutAtBroker)
                        .orElse(party.afterLogout())
                        .toString()));
    }

    private URI logoutAtBroker(Session.Login login) {
        try {
            URI endpoint = provider.discover().metadata().getEndSessionEndpointURI();
            return endpoint == null
                    ? party.afterLogout()
                    : new LogoutRequest(
                                    endpoint, login.idToken(), null, party.clientId(), party.afterLogout(), null, null)
                            .toURI();
        } catch (IOException e) {
            return party.afterLogout();
        }
    }

    private Visitor visitor(Request request) {
        return party.cookie()
                .in(request)
                .flatMap(sessions::get)
                .map(Session::visitor)
                .orElseGet(Visitor.Stranger::new);
    }

    private Session refused(Request request, LoginRefused refusal) {
        return new Session(
                visitor(refusal).beside(visitor(request).person()),
                party.cookie().in(request).flatMap(sessions::get).flatMap(Session::login));
    }

    private static Visitor.Refused visitor(LoginRefused refusal) {
        LOG.info("Login refused: {}", refusal.visitor().error());
        return refusal.visitor();
    }

    /** A new session id at every login, so that one planted before is worth nothing after (session fixation). */
    private Response open(Request request, Session session) {
        party.cookie().in(request).ifPresent(sessions::take);
        String id = Handle.fresh();
        sessions.put(id, session);
        return party.cookie().set(id, Response.redirect("/me"));
    }
}
