package org.pontis.idp.keycloak.offer;

import java.util.Optional;
import java.util.Set;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;

import org.keycloak.broker.oidc.OIDCIdentityProvider;
import org.keycloak.broker.oidc.OIDCIdentityProviderConfig;
import org.keycloak.broker.provider.AuthenticationRequest;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.representations.JsonWebToken;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.pontis.broker.Factor;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.broker.MethodId;
import org.pontis.broker.Proof;
import org.pontis.broker.Registration;
import org.pontis.idp.keycloak.gate.LevelGate;
import org.pontis.idp.keycloak.gate.Proofs;
import org.pontis.idp.keycloak.installation.Now;
import org.pontis.idp.keycloak.portal.LevelRequest;
import org.pontis.idp.keycloak.portal.PortalAnswer;

/**
 * An OpenID Connect identity provider whose level counts: the level the portal asked for goes up in its own words, and
 * the level that comes back is capped by what this provider may give and booked as a proof. Without a level in the
 * upstream token there is no proof, and the gate stays shut.
 */
public class LevelAwareOidc extends OIDCIdentityProvider {

    protected LevelAwareOidc(KeycloakSession session, OIDCIdentityProviderConfig config) {
        super(session, config);
    }

    /** Hiding a provider is no control: its address works for anybody who knows it. So it is checked here again. */
    @Override
    public Response performLogin(AuthenticationRequest request) {
        AuthenticationSessionModel login = request.getAuthenticationSession();
        if (isPaused(request.getRealm())) {
            return PortalAnswer.notNow(session, login, new EventBuilder(request.getRealm(), session));
        }
        Optional<LevelOfAssurance> required = LevelRequest.of(login).map(LevelRequest::required);
        if (required.isPresent()
                && ceiling().filter(top -> top.atLeast(required.get())).isPresent()) {
            return super.performLogin(request);
        }
        return PortalAnswer.levelNotReached(session, login, new EventBuilder(request.getRealm(), session));
    }

    @Override
    protected UriBuilder createAuthorizationUrl(AuthenticationRequest request) {
        UriBuilder url = super.createAuthorizationUrl(request);
        LevelRequest.of(request.getAuthenticationSession())
                .ifPresent(asked -> url.replaceQueryParam(
                        OIDCLoginProtocol.ACR_PARAM, asked.required().uri()));
        return url;
    }

    /** Keycloak calls it last on every path of a brokered login, first login included. */
    @Override
    public void authenticationFinished(AuthenticationSessionModel login, BrokeredIdentityContext context) {
        super.authenticationFinished(login, context);
        if (login.getAuthenticatedUser() == null) {
            return;
        }
        if (isPaused(login.getRealm())) {
            // closed while the citizen was there: what she brings back proves nothing now
            login.setAuthNote(LevelGate.PAUSED, "true");
            return;
        }
        upstream(context).ifPresent(level -> book(proof(level), login));
    }

    /** It counts in this login, and the session holds it afterwards. */
    protected void book(Proof proof, AuthenticationSessionModel login) {
        Proofs proofs = Proofs.none(login.getAuthenticatedUser().getId()).with(proof);
        proofs.countIn(login);
        proofs.keepIn(login, login.getAuthenticatedUser());
    }

    /** Whether an operator has closed it for now. */
    protected boolean isPaused(RealmModel realm) {
        return Pause.of(getConfig().getAlias(), realm).isPresent();
    }

    /** The level that came back, capped; nothing if none did. */
    protected Optional<LevelOfAssurance> upstream(BrokeredIdentityContext context) {
        return idToken(context)
                .map(token -> token.getOtherClaims().get("acr"))
                .flatMap(acr -> LevelOfAssurance.named(String.valueOf(acr)))
                .flatMap(level -> ceiling().map(level::cappedBy));
    }

    /** What the provider has signed. */
    protected static Optional<JsonWebToken> idToken(BrokeredIdentityContext context) {
        return Optional.ofNullable(context.getContextData().get(VALIDATED_ID_TOKEN))
                .filter(JsonWebToken.class::isInstance)
                .map(JsonWebToken.class::cast);
    }

    private Optional<LevelOfAssurance> ceiling() {
        return Optional.ofNullable(getConfig().getConfig().get(Offer.Brokered.CEILING))
                .flatMap(LevelOfAssurance::named);
    }

    /** The factors are theirs; a level above low says that there were two. */
    private Proof proof(LevelOfAssurance level) {
        Set<Factor> factors =
                level == LevelOfAssurance.LOW ? Set.of(Factor.KNOWLEDGE) : Set.of(Factor.KNOWLEDGE, Factor.POSSESSION);
        return new Proof(
                new MethodId(getConfig().getAlias()), factors, level, Registration.ADVANCED, amr(level), Now.get());
    }

    /** What portals learn of how it was done (RFC 8176); nothing, unless the provider is known better. */
    protected Set<String> amr(LevelOfAssurance level) {
        return Set.of();
    }
}
