package org.pontis.idp.keycloak.eidas;

import java.util.Optional;
import java.util.Set;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;

import org.jboss.logging.Logger;
import org.keycloak.broker.provider.AuthenticationRequest;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.broker.provider.IdentityBrokerException;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.pontis.broker.InvalidSetting;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.broker.LoginProblem;
import org.pontis.broker.Proof;
import org.pontis.idp.abroad.CountryCeilings;
import org.pontis.idp.keycloak.gate.Proofs;
import org.pontis.idp.keycloak.installation.RealmSettings;
import org.pontis.idp.keycloak.login.BrokeredLogin;
import org.pontis.idp.keycloak.offer.LevelAwareOidc;
import org.pontis.idp.keycloak.portal.LevelRequest;
import org.pontis.idp.keycloak.portal.NationalsOnly;
import org.pontis.idp.keycloak.portal.Wishes;
import org.pontis.idp.numbering.RealmPeople;

/**
 * The identity provider for people of other countries. Towards the eidas-connector it is an OpenID Connect client. Whoever comes
 * back is judged here before Keycloak looks for an account, so that Keycloak always finds one: its own ways to link somebody at a
 * first login are never gone.
 */
public final class Eidas extends LevelAwareOidc {

    private static final Logger LOG = Logger.getLogger(Eidas.class);

    /** That of the request in which the citizen comes back. */
    private Optional<EventBuilder> event = Optional.empty();

    Eidas(KeycloakSession session, EidasConfig config) {
        super(session, config);
    }

    @Override
    public Response performLogin(AuthenticationRequest request) {
        AuthenticationSessionModel login = request.getAuthenticationSession();
        if (NationalsOnly.asks(login.getClient())) {
            return brokered(login).fail(LoginProblem.METHOD_NOT_OFFERED);
        }
        try {
            ceilings(request.getRealm());
        } catch (InvalidSetting cannotBe) {
            LOG.errorf("Realm %s: %s", request.getRealm().getName(), cannotBe.getMessage());
            return brokered(login).fail(LoginProblem.INTERNAL_ERROR);
        }
        try {
            return super.performLogin(request);
        } catch (IdentityBrokerException e) {
            if (e.getCause() instanceof Push.Refused refused) {
                LOG.warnf("The connector did not take a request: %s", refused.getMessage());
                return brokered(login).fail(refused.problem());
            }
            throw e;
        }
    }

    @Override
    protected UriBuilder createAuthorizationUrl(AuthenticationRequest request) {
        AuthenticationSessionModel login = request.getAuthenticationSession();
        String language = session.getContext().resolveLocale(null).toLanguageTag();
        UriBuilder url = super.createAuthorizationUrl(request);
        String query = AskingQuery.of(
                url.build().getRawQuery(), Portal.of(login.getClient(), language), language, Wishes.country(login));
        String pushed =
                new Push(session, EidasConfig.pushedTo(getConfig()), this::authenticateTokenRequest).push(query);
        return UriBuilder.fromUri(getConfig().getAuthorizationUrl())
                .queryParam("client_id", getConfig().getClientId())
                .queryParam("request_uri", pushed);
    }

    @Override
    public Object callback(RealmModel realm, AuthenticationCallback callback, EventBuilder event) {
        this.event = Optional.of(event);
        return new Return(callback, realm, event, this);
    }

    /** Keycloak calls it first of all on every path, before it looks for an account. */
    @Override
    public void preprocessFederatedIdentity(
            KeycloakSession session, RealmModel realm, BrokeredIdentityContext context) {
        super.preprocessFederatedIdentity(session, realm, context);
        AuthenticationSessionModel login = context.getAuthenticationSession();
        ForeignCitizen citizen = citizen(context).orElseThrow(() -> over(EidasProblems.UNUSABLE, login));
        refusal(citizen, context).ifPresent(why -> {
            throw over(why, login);
        });
        name(citizen, context);
        Register register = new Register(session, getConfig().getAlias(), event());
        UserModel user = register.account(citizen).orElseThrow(() -> over(EidasProblems.UNUSABLE, login));
        if (!user.isEnabled()) {
            throw over(EidasProblems.ACCOUNT_CLOSED, login);
        }
        if (brokered(login)
                .live()
                .filter(live -> !live.getUser().getId().equals(user.getId()))
                .isPresent()) {
            throw over(LoginProblem.OTHER_CITIZEN, login);
        }
        if (!register.update(user, citizen)) {
            throw over(EidasProblems.UNUSABLE, login);
        }
        Turn.await(session, realm, user);
    }

    private Optional<LoginProblem> refusal(ForeignCitizen citizen, BrokeredIdentityContext context) {
        AuthenticationSessionModel login = context.getAuthenticationSession();
        if (NationalsOnly.asks(login.getClient())) {
            return Optional.of(LoginProblem.METHOD_NOT_OFFERED);
        }
        if (isPaused(login.getRealm())) {
            return Optional.of(LoginProblem.METHOD_PAUSED);
        }
        if (citizen.country().equals(RealmPeople.country(RealmSettings.of(login.getRealm())))) {
            // our own people do not come over the border, and nobody comes as one of them
            return Optional.of(EidasProblems.UNUSABLE);
        }
        if (ceilings(login.getRealm())
                .cap(LevelOfAssurance.HIGH, citizen.country())
                .isEmpty()) {
            return Optional.of(EidasProblems.COUNTRY_CLOSED);
        }
        Optional<LevelOfAssurance> required = LevelRequest.of(login).map(LevelRequest::required);
        boolean reached = required.isPresent()
                && upstream(context)
                        .filter(level -> level.atLeast(required.get()))
                        .isPresent();
        return reached ? Optional.empty() : Optional.of(EidasProblems.LEVEL_NOT_REACHED);
    }

    /** By the identifier alone: neither an e-mail address nor a name is left that could lead to an account. */
    private void name(ForeignCitizen citizen, BrokeredIdentityContext context) {
        context.setId(citizen.account());
        context.setLegacyId(null);
        context.setUsername(citizen.account());
        context.setModelUsername(citizen.account());
        context.setBrokerUserId(getConfig().getAlias() + "." + citizen.account());
        context.setEmail(null);
        event().detail("country", citizen.country());
    }

    /** Nothing under another alias: every rule about people from abroad goes by that name. */
    @Override
    protected Optional<LevelOfAssurance> upstream(BrokeredIdentityContext context) {
        CountryCeilings ceilings = ceilings(context.getAuthenticationSession().getRealm());
        return citizen(context)
                .filter(citizen -> NationalsOnly.ABROAD.equals(getConfig().getAlias()))
                .flatMap(citizen -> super.upstream(context).flatMap(level -> ceilings.cap(level, citizen.country())));
    }

    /** What the session holds afterwards: a new login does not take away what is still fresh. */
    @Override
    protected void book(Proof proof, AuthenticationSessionModel login) {
        UserModel user = login.getAuthenticatedUser();
        Proofs none = Proofs.none(user.getId());
        none.with(proof).countIn(login);
        brokered(login)
                .live()
                .filter(live -> live.getUser().getId().equals(user.getId()))
                .map(Proofs::of)
                .orElse(none)
                .with(proof)
                .keepIn(login, user);
    }

    @Override
    public void authenticationFinished(AuthenticationSessionModel login, BrokeredIdentityContext context) {
        super.authenticationFinished(login, context);
        Optional<ForeignCitizen> citizen = citizen(context);
        Optional<LevelOfAssurance> level = upstream(context);
        if (citizen.isPresent() && level.isPresent() && !isPaused(login.getRealm())) {
            brokered(login).complete(level.get());
            EidasMeter.completed(citizen.get().country(), level.get());
            said(context)
                    .filter(more -> more != level.get())
                    .ifPresent(more -> EidasMeter.capped(citizen.get().country()));
        }
    }

    /** The login was abroad; above low it took two factors there (Regulation 2015/1502, annex 2.2.1). */
    @Override
    protected Set<String> amr(LevelOfAssurance level) {
        return level == LevelOfAssurance.LOW ? Set.of(NationalsOnly.ABROAD) : Set.of(NationalsOnly.ABROAD, "mfa");
    }

    private static Optional<ForeignCitizen> citizen(BrokeredIdentityContext context) {
        return idToken(context).flatMap(token -> ForeignCitizen.of(token.getOtherClaims()));
    }

    private static Optional<LevelOfAssurance> said(BrokeredIdentityContext context) {
        return idToken(context)
                .flatMap(token -> LevelOfAssurance.named(
                        String.valueOf(token.getOtherClaims().get("acr"))));
    }

    private static CountryCeilings ceilings(RealmModel realm) {
        return CountryCeilings.read(RealmSettings.of(realm));
    }

    private BrokeredLogin brokered(AuthenticationSessionModel login) {
        return new BrokeredLogin(session, login, event(), NationalsOnly.ABROAD);
    }

    private EventBuilder event() {
        return event.orElseGet(() -> new EventBuilder(session.getContext().getRealm(), session));
    }

    /** Keycloak gives the browser what stands in it. */
    private WebApplicationException over(LoginProblem why, AuthenticationSessionModel login) {
        return new WebApplicationException(brokered(login).fail(why));
    }

    /** Where the connector sends citizens back to. Every way to fail ends on our own page. */
    public static class Return extends OIDCEndpoint {

        private final Eidas eidas;

        Return(AuthenticationCallback callback, RealmModel realm, EventBuilder event, Eidas eidas) {
            super(callback, realm, event, eidas);
            this.eidas = eidas;
        }

        @GET
        @Override
        public Response authResponse(
                @QueryParam("state") String state,
                @QueryParam("code") String code,
                @QueryParam("error") String error,
                @QueryParam("error_description") String description) {
            if (state != null && error != null) {
                return refused(state, error, Optional.ofNullable(description));
            }
            Response answer = super.authResponse(state, code, error, description);
            AuthenticationSessionModel login = session.getContext().getAuthenticationSession();
            return answer.getStatus() < Response.Status.BAD_REQUEST.getStatusCode() || login == null
                    ? answer
                    : eidas.brokered(login).fail(EidasProblems.UNUSABLE);
        }

        /** Where the connector has told the citizen, she knows, and under which incident. */
        private Response refused(String state, String error, Optional<String> description) {
            try {
                AuthenticationSessionModel login = callback.getAndVerifyAuthenticationSession(state);
                session.getContext().setAuthenticationSession(login);
                BrokeredLogin brokered = eidas.brokered(login);
                Optional<Told> told = description.flatMap(Told::in);
                LoginProblem what = EidasProblems.of(error, told);
                return told.map(it -> brokered.comeBack(what, it.incident(), it.problem()))
                        .orElseGet(() -> brokered.fail(what));
            } catch (WebApplicationException page) {
                return page.getResponse();
            }
        }
    }
}
