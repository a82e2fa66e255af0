package org.pontis.idp.keycloak.logout;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;

import jakarta.ws.rs.core.Response;

import io.micrometer.core.instrument.Metrics;
import org.jboss.logging.Logger;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserSessionModel;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.pontis.idp.keycloak.installation.Now;
import org.pontis.idp.keycloak.portal.Asker;
import org.pontis.idp.keycloak.portal.Unanswered.Standing;
import org.pontis.idp.keycloak.visit.Door;
import org.pontis.idp.logout.RetryRules;

/**
 * What the portals of a session said when it ended. The logout goes on without those that did not answer; they are told again in the
 * background, and the citizen reads where she may still be logged in. Keycloak would tell her nothing.
 */
public final class UnreachedPortals {

    private static final Logger LOG = Logger.getLogger(UnreachedPortals.class);
    private static final String NOTE = "pontis.logout.portals";

    private final KeycloakSession session;
    private final UserSessionModel citizen;

    /** By the ids of their clients, those that the session forgets when it ends. */
    private final Map<String, AuthenticatedClientSessionModel> entered;

    public UnreachedPortals(KeycloakSession session, UserSessionModel citizen) {
        this(session, citizen, Map.of());
    }

    private UnreachedPortals(
            KeycloakSession session, UserSessionModel citizen, Map<String, AuthenticatedClientSessionModel> entered) {
        this.session = session;
        this.citizen = citizen;
        this.entered = entered;
    }

    /** Of a session that is about to end for good: what its portals said can still be asked when it is gone. */
    public static UnreachedPortals before(KeycloakSession session, UserSessionModel citizen) {
        return new UnreachedPortals(session, citizen, Map.copyOf(citizen.getAuthenticatedClientSessions()));
    }

    /**
     * What the portal said, and noted.
     *
     * @param protocol of the portal
     * @param told tells the portal; null comes back if it has no address to be told at
     */
    public Response noted(AuthenticatedClientSessionModel portal, Retelling protocol, Supplier<Response> told) {
        Response answer = said(told);
        if (!isOurs(portal.getClient())) {
            Optional<String> kept = kept(protocol, portal);
            Standing standing = standing(answer, kept);
            note(portal.getClient(), standing);
            Metrics.counter("pontis.logouts.told", "outcome", standing.name()).increment();
            if (standing != Standing.CLOSED) {
                LOG.warnf(
                        "The portal %s was not reached by a logout.",
                        portal.getClient().getClientId());
                remember(portal, standing, kept.orElse(""));
            }
        }
        return answer;
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

    /** What ends with the session: Keycloak's own pages, and ours. */
    private static boolean isOurs(ClientModel client) {
        String id = client.getClientId();
        return List.of(Constants.ACCOUNT_MANAGEMENT_CLIENT_ID, Constants.ACCOUNT_CONSOLE_CLIENT_ID)
                        .contains(id)
                || Door.isOurs(id);
    }

    private static Optional<String> kept(Retelling protocol, AuthenticatedClientSessionModel portal) {
        try {
            return protocol.kept(portal);
        } catch (RuntimeException unexpected) {
            LOG.warn("What a portal is to be told again is not known", unexpected);
            return Optional.empty();
        }
    }

    private static Standing standing(Response answer, Optional<String> kept) {
        if (answer != null && answer.getStatus() / 100 == 2) {
            return Standing.CLOSED;
        }
        return kept.isPresent() ? Standing.WAITING : Standing.UNTOLD;
    }

    private void note(ClientModel portal, Standing standing) {
        String before = citizen.getNote(NOTE);
        String line = portal.getId() + ":" + standing;
        citizen.setNote(NOTE, before == null ? line : before + " " + line);
    }

    /** Where nothing can be written, the logout goes on and nobody tells the portal again. */
    private void remember(AuthenticatedClientSessionModel portal, Standing standing, String kept) {
        RetryRules rules = LogoutRules.of(citizen.getRealm(), session);
        Instant now = Now.get();
        try {
            Instant next = rules.next(1, now, ThreadLocalRandom.current().nextDouble());
            Errands.of(session).add(portal, standing, kept, next, rules.ends(now));
        } catch (RuntimeException noDatabase) {
            LOG.error("A portal that was not reached by a logout could not be remembered", noDatabase);
        }
    }

    public boolean none() {
        return noted().allMatch(one -> one.standing() == Standing.CLOSED);
    }

    /** What each of them said. */
    public Stream<PortalLine> portals() {
        return noted().map(one -> new PortalLine(one.asker(), one.standing()));
    }

    /** Has the page that carries the answer on, where the answer goes by POST, name them and wait to be read. */
    public void announce() {
        LoginFormsProvider form = session.getProvider(LoginFormsProvider.class);
        form.setAttribute("ended", lines());
        progress(Optional.empty()).ifPresent(page -> form.setAttribute("progress", page.toString()));
    }

    /** The page that names them, where there is no way back to a portal. */
    public Response page() {
        return progress(Optional.empty())
                .map(page -> Response.seeOther(page).build())
                .orElseGet(() -> session.getProvider(LoginFormsProvider.class)
                        .setAttribute("ended", lines())
                        .createForm("logout-partly.ftl"));
    }

    /**
     * The page that names them, with the way back to the portal.
     *
     * @param finished the answer that would have ended the logout silently
     */
    public Response page(AuthenticationSessionModel logout, Response finished) {
        Optional<URI> back = Optional.ofNullable(finished.getLocation());
        Optional<URI> progress = progress(back);
        if (progress.isPresent()) {
            return Response.seeOther(progress.get()).build();
        }
        LoginFormsProvider page = session.getProvider(LoginFormsProvider.class)
                .setAuthenticationSession(logout)
                .setAttribute("ended", lines());
        back.ifPresent(portal -> page.setAttribute("back", portal.toString()));
        return page.createForm("logout-partly.ftl");
    }

    /** Where this browser can look again. */
    private Optional<URI> progress(Optional<URI> back) {
        try {
            noted().filter(one -> one.standing() == Standing.CLOSED)
                    .forEach(one -> one.portal().ifPresent(portal -> remember(portal, Standing.CLOSED, "")));
            return new LogoutPage(session).open(citizen, back);
        } catch (RuntimeException noDatabase) {
            LOG.error("The page of a logout could not be opened", noDatabase);
            return Optional.empty();
        }
    }

    private List<Map<String, String>> lines() {
        return PortalLine.sorted(portals(), session.getContext().resolveLocale(citizen.getUser()));
    }

    private Stream<Noted> noted() {
        return Optional.ofNullable(citizen.getNote(NOTE)).stream()
                .flatMap(note -> Stream.of(note.split(" ")))
                .map(line -> line.split(":"))
                .map(parts -> new Noted(citizen, entered, parts[0], Standing.valueOf(parts[1])));
    }

    private record Noted(
            UserSessionModel citizen,
            Map<String, AuthenticatedClientSessionModel> entered,
            String client,
            Standing standing) {

        Optional<AuthenticatedClientSessionModel> portal() {
            return Optional.ofNullable(entered.get(client))
                    .or(() -> Optional.ofNullable(citizen.getAuthenticatedClientSessionByClient(client)));
        }

        /** By what its last login said; it may have forgotten that with the session. */
        Asker asker() {
            return portal().map(Asker::of)
                    .orElseGet(() -> new Asker(citizen.getRealm().getClientById(client), Optional.empty()));
        }
    }
}
