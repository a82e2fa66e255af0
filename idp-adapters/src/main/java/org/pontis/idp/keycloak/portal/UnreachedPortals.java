package org.pontis.idp.keycloak.portal;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import jakarta.ws.rs.core.Response;

import org.jboss.logging.Logger;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserSessionModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The portals that a logout did not reach: down, too slow, or with no address to be told at. The logout goes on without
 * them, and the citizen is told where she may still be logged in; Keycloak would tell her nothing.
 */
public final class UnreachedPortals {

    private static final Logger LOG = Logger.getLogger(UnreachedPortals.class);
    private static final String NOTE = "pontis.logout.unreached";

    /** Keycloak's own pages, which end with the session. */
    private static final List<String> OURS =
            List.of(Constants.ACCOUNT_MANAGEMENT_CLIENT_ID, Constants.ACCOUNT_CONSOLE_CLIENT_ID);

    /** How the clients of our own pages are called; they end with the session as well. */
    private static final String PAGES = "pontis-";

    private final KeycloakSession session;
    private final UserSessionModel citizen;

    public UnreachedPortals(KeycloakSession session, UserSessionModel citizen) {
        this.session = session;
        this.citizen = citizen;
    }

    /**
     * What the portal said, and noted if that was not yes.
     *
     * @param told tells the portal; null comes back if it has no address to be told at
     */
    public Response noted(AuthenticatedClientSessionModel portal, Supplier<Response> told) {
        Response answer = said(told);
        ClientModel client = portal.getClient();
        if (answer != null && answer.getStatus() / 100 == 2 || isOurs(client.getClientId())) {
            return answer;
        }
        LOG.warnf("The portal %s was not reached by a logout.", client.getClientId());
        String before = citizen.getNote(NOTE);
        citizen.setNote(NOTE, before == null ? client.getId() : before + " " + client.getId());
        return answer;
    }

    private static boolean isOurs(String client) {
        return OURS.contains(client) || client.startsWith(PAGES);
    }

    /** A portal that breaks off the talk must not break off the logout. */
    private static Response said(Supplier<Response> told) {
        try {
            return told.get();
        } catch (RuntimeException unexpected) {
            LOG.warn("A portal could not be told of a logout", unexpected);
            return Response.serverError().build();
        }
    }

    public boolean none() {
        return citizen.getNote(NOTE) == null;
    }

    /** Has the page that carries the answer on, where the answer goes by POST, name them and wait to be read. */
    public void announce() {
        session.getProvider(LoginFormsProvider.class).setAttribute("unreached", names());
    }

    /**
     * The page that names them, with the way back to the portal.
     *
     * @param finished the answer that would have ended the logout silently
     */
    public Response page(AuthenticationSessionModel logout, Response finished) {
        LoginFormsProvider page = session.getProvider(LoginFormsProvider.class)
                .setAuthenticationSession(logout)
                .setAttribute("unreached", names());
        Optional.ofNullable(finished.getLocation()).ifPresent(back -> page.setAttribute("back", back.toString()));
        return page.createForm("logout-partly.ftl");
    }

    /** Their names in her language; none if all were told. */
    public List<String> names() {
        return none() ? List.of() : noted();
    }

    private List<String> noted() {
        return Arrays.stream(citizen.getNote(NOTE).split(" "))
                .map(this::asker)
                .map(asker -> asker.name(session.getContext().resolveLocale(citizen.getUser())))
                .sorted()
                .toList();
    }

    /** By what its last login said; it may have forgotten that with the session. */
    private Asker asker(String id) {
        return Optional.ofNullable(citizen.getAuthenticatedClientSessionByClient(id))
                .map(Asker::of)
                .orElseGet(() -> new Asker(citizen.getRealm().getClientById(id), Optional.empty()));
    }
}
