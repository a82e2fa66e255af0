package org.pontis.idp.keycloak.login;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.pontis.broker.Attempt;
import org.pontis.broker.Citizen;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.broker.Proof;
import org.pontis.idp.keycloak.citizens.KeycloakCitizens;
import org.pontis.idp.keycloak.gate.ActsFor;
import org.pontis.idp.keycloak.gate.JsonNote;
import org.pontis.idp.keycloak.gate.RealmAges;
import org.pontis.idp.keycloak.installation.Now;
import org.pontis.idp.keycloak.limits.AddressBlock;
import org.pontis.idp.keycloak.place.MethodPlace;
import org.pontis.idp.keycloak.portal.Asker;

/** One login in one tab, kept in Keycloak's authentication session. */
record KeycloakAttempt(AuthenticationFlowContext context, LevelOfAssurance requested) implements Attempt {

    private static final String STATE = "pontis.state";
    private static final String STATE_TYPE = "pontis.state.type";

    @Override
    public String id() {
        AuthenticationSessionModel login = login();
        return login.getParentSession().getId() + "." + login.getTabId();
    }

    @Override
    public Optional<Citizen> citizen() {
        return StepUp.isOne(login())
                ? Optional.ofNullable(context.getUser()).flatMap(KeycloakCitizens::citizen)
                : Optional.empty();
    }

    @Override
    public List<Proof> proofs() {
        return StepUp.of(context)
                .proofs()
                .map(proofs -> proofs.freshFor(requested, RealmAges.of(context.getRealm()), Now.get())
                        .list())
                .orElse(List.of());
    }

    @Override
    public Locale locale() {
        return context.getSession().getContext().resolveLocale(context.getUser());
    }

    @Override
    public String portal() {
        return Asker.of(login()).name(locale());
    }

    @Override
    public String portalInBrief() {
        return Asker.of(login()).brief(locale());
    }

    @Override
    public boolean portalLearnsRepresented() {
        return ActsFor.isToldTo(
                login().getClient(), login().getClientNote(OIDCLoginProtocol.SCOPE_PARAM), context.getSession());
    }

    @Override
    public String host() {
        return context.getUriInfo().getBaseUri().getHost();
    }

    @Override
    public URI back() {
        return context.getRefreshExecutionUrl();
    }

    @Override
    public URI place() {
        return MethodPlace.address(context.getSession(), Journey.chosen(login()).orElseThrow());
    }

    @Override
    public String remoteAddress() {
        return AddressBlock.of(context.getConnection().getRemoteAddr());
    }

    @Override
    public void keep(Record state) {
        login().setAuthNote(STATE, JsonNote.write(state));
        login().setAuthNote(STATE_TYPE, state.getClass().getName());
    }

    /** State of another version of the method is none: the method begins again. */
    @Override
    public <T extends Record> Optional<T> kept(Class<T> type) {
        return type.getName().equals(login().getAuthNote(STATE_TYPE))
                ? JsonNote.read(login().getAuthNote(STATE), type)
                : Optional.empty();
    }

    static void forget(AuthenticationSessionModel login) {
        login.removeAuthNote(STATE);
        login.removeAuthNote(STATE_TYPE);
    }

    private AuthenticationSessionModel login() {
        return context.getAuthenticationSession();
    }
}
