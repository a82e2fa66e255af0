package org.pontis.eidas.oidc.provider;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

import org.pontis.eidas.flow.connector.LoginOutcome;
import org.pontis.eidas.flow.connector.LoginOutcome.Identified;
import org.pontis.eidas.oidc.Parameters;
import org.pontis.eidas.oidc.RandomText;
import org.pontis.eidas.oidc.TokenKey;
import org.pontis.eidas.oidc.provider.AuthorizationAnswer.NoWayBack;
import org.pontis.eidas.oidc.provider.AuthorizationAnswer.NoWayBack.Reason;
import org.pontis.eidas.oidc.provider.AuthorizationAnswer.Redirect;
import org.pontis.eidas.saml.check.Replay;
import org.pontis.eidas.store.NoRoom;
import org.pontis.eidas.store.Pending;

/** The endpoints of the OpenID provider, one method each. */
public final class Provider {

    private static final int CREATED = 201;

    private final ProviderSettings settings;
    private final Pending<PendingRequest> pushed;
    private final Pending<PendingRequest> logins;
    private final Pending<Redirect> ended;
    private final ClientAuthentication authentication;
    private final Authorization authorization;
    private final IdToken idToken;
    private final Codes codes;
    private final String discovery;

    /**
     * @param pushed requests that wait for their browsers
     * @param logins requests of logins under way
     * @param ended ways back of logins that are over
     * @param codes what codes are worth
     */
    public Provider(
            ProviderSettings settings,
            Pending<PendingRequest> pushed,
            Pending<PendingRequest> logins,
            Pending<Redirect> ended,
            Pending<Grant> codes,
            Replay replay,
            InstantSource clock) {
        this.settings = settings;
        this.pushed = pushed;
        this.logins = logins;
        this.ended = ended;
        this.authentication = new ClientAuthentication(settings, replay, clock);
        this.authorization = new Authorization(settings, pushed, logins);
        this.idToken = new IdToken(settings);
        this.codes = new Codes(settings, idToken, codes, clock);
        this.discovery = new Discovery(settings).document();
    }

    /** {@code GET /.well-known/openid-configuration}: JSON, may be kept for a while. */
    public String discovery() {
        return discovery;
    }

    /** {@code GET /jwks}: the key in use and the next one. */
    public String keys() {
        return TokenKey.published(settings.published());
    }

    /** {@code POST /par} (RFC 9126). */
    public Json push(Form form) {
        try {
            Client client = authentication.check(form);
            authorization.check(client, form.parameters());
            String id = RandomText.next();
            pushed.begin(
                    id,
                    PendingRequest.of(client, form.parameters()),
                    settings.life().pushedRequest());
            return Json.of(
                    CREATED,
                    Map.of(
                            "request_uri",
                            Authorization.REQUEST_URI + id,
                            "expires_in",
                            settings.life().pushedRequest().toSeconds()));
        } catch (Refused e) {
            return Json.of(e);
        } catch (NoRoom e) {
            return Json.of(Refused.busy());
        }
    }

    /** {@code GET} and {@code POST /authorize}. */
    public AuthorizationAnswer authorize(Parameters parameters) {
        return authorization.begin(parameters);
    }

    /**
     * The way back to the broker, once the login has ended. It ends once: whoever loads the page again is led the same way, with the
     * same code, as long as that is good.
     */
    public AuthorizationAnswer finish(String loginId, LoginOutcome outcome) {
        Optional<Redirect> before = ended(loginId);
        if (before.isPresent()) {
            return before.get();
        }
        Optional<AuthorizationRequest> waiting = logins.look(loginId).flatMap(authorization::reread);
        if (waiting.isEmpty()) {
            return new NoWayBack(Reason.REQUEST_EXPIRED);
        }
        Redirect back = ended.settle(
                loginId, back(waiting.get(), outcome), settings.life().code());
        logins.take(loginId);
        return back;
    }

    /** The way back of a login that ended a moment ago. */
    public Optional<Redirect> ended(String loginId) {
        return ended.look(loginId);
    }

    private Redirect back(AuthorizationRequest request, LoginOutcome outcome) {
        BackToClient back = new BackToClient(settings.issuer(), request.redirectUri(), request.state());
        return switch (outcome) {
            case Identified who -> identified(request, who, back);
            case LoginOutcome.Refused(var problem, var incident) ->
                back.withError(Errors.of(problem), problem + " " + incident);
        };
    }

    /** {@code POST /token}. */
    public Json token(Form form) {
        try {
            return codes.redeem(authentication.check(form), form.parameters());
        } catch (Refused e) {
            return Json.of(e);
        } catch (NoRoom e) {
            return Json.of(Refused.busy());
        }
    }

    /** Whatever the login says of itself, no token is worth less than what the client asked for. */
    private Redirect identified(AuthorizationRequest request, Identified who, BackToClient back) {
        if (!request.acr().level().accepts(who.level())) {
            return back.withError(OAuthError.UNMET_AUTHENTICATION_REQUIREMENTS, "The level asked for was not reached.");
        }
        if (who.identity().representative().isPresent() && !request.client().allowsRepresentation()) {
            return back.withError(OAuthError.ACCESS_DENIED, "Somebody acts for somebody else.");
        }
        return back.withCode(codes.issue(request, idToken.claims(request, who)));
    }
}
