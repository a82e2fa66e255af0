package org.pontis.eidas.oidc.provider;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.pontis.eidas.flow.connector.LoginRequest;
import org.pontis.eidas.oidc.Parameters;
import org.pontis.eidas.oidc.RandomText;
import org.pontis.eidas.oidc.provider.AuthorizationAnswer.Begin;
import org.pontis.eidas.oidc.provider.AuthorizationAnswer.NoWayBack;
import org.pontis.eidas.oidc.provider.AuthorizationAnswer.NoWayBack.Reason;
import org.pontis.eidas.store.NoRoom;
import org.pontis.eidas.store.Pending;

/** The authorization endpoint: from the request of a broker to a login, if the request is good. */
final class Authorization {

    static final String REQUEST_URI = "urn:ietf:params:oauth:request_uri:";

    private final ProviderSettings settings;
    private final Map<String, Client> clients;
    private final Pending<PendingRequest> pushed;
    private final Pending<PendingRequest> logins;

    Authorization(ProviderSettings settings, Pending<PendingRequest> pushed, Pending<PendingRequest> logins) {
        this.settings = settings;
        this.clients = settings.clientsById();
        this.pushed = pushed;
        this.logins = logins;
    }

    AuthorizationAnswer begin(Parameters parameters) {
        Optional<Client> client = parameters.get("client_id").map(clients::get);
        if (client.isEmpty()) {
            return new NoWayBack(Reason.CLIENT_UNKNOWN);
        }
        Optional<String> pushedId = parameters
                .get("request_uri")
                .filter(uri -> uri.startsWith(REQUEST_URI))
                .map(uri -> uri.substring(REQUEST_URI.length()));
        return pushedId.isPresent() ? begin(client.get(), pushedId.get()) : begin(client.get(), parameters, false);
    }

    /** RFC 9126 section 4: what counts is what was pushed, by this client, once. */
    private AuthorizationAnswer begin(Client client, String pushedId) {
        return pushed.take(pushedId)
                .filter(request -> request.clientId().equals(client.id()))
                .map(request -> begin(client, read(request), true))
                .orElse(new NoWayBack(Reason.REQUEST_EXPIRED));
    }

    private AuthorizationAnswer begin(Client client, Parameters parameters, boolean wasPushed) {
        Optional<String> redirectUri = redirectUri(client, parameters);
        if (redirectUri.isEmpty()) {
            return new NoWayBack(Reason.REDIRECT_URI_UNKNOWN);
        }
        try {
            if (!wasPushed) {
                checkUnpushed(client, parameters);
            }
            AuthorizationRequest request = new AuthorizationRules(client, redirectUri.get(), parameters).check();
            String id = RandomText.next();
            PendingRequest kept = PendingRequest.of(client, parameters);
            if (wasPushed) {
                logins.put(id, kept, settings.life().login());
            } else {
                logins.begin(id, kept, settings.life().login());
            }
            return new Begin(login(id, request));
        } catch (Refused e) {
            return back(redirectUri.get(), parameters, e);
        } catch (NoRoom e) {
            return back(redirectUri.get(), parameters, Refused.busy());
        }
    }

    /** What comes through the browser the citizen may have changed, and what goes abroad in a portal's name she does not decide. */
    private static void checkUnpushed(Client client, Parameters parameters) throws Refused {
        if (client.pushedOnly()) {
            throw new Refused(OAuthError.INVALID_REQUEST, "This client's requests are pushed.");
        }
        if (AuthorizationRules.PUSHED_ONLY.stream()
                .anyMatch(name -> parameters.get(name).isPresent())) {
            throw new Refused(
                    OAuthError.INVALID_REQUEST,
                    String.join(", ", AuthorizationRules.PUSHED_ONLY) + " are said in pushed requests only.");
        }
    }

    private AuthorizationAnswer back(String redirectUri, Parameters parameters, Refused why) {
        return new BackToClient(settings.issuer(), redirectUri, parameters.get("state"))
                .withError(why.error(), why.getMessage());
    }

    /** RFC 9126 section 2.1: a pushed request is held against the same rules, before its browser comes. */
    void check(Client client, Parameters parameters) throws Refused {
        String redirectUri = redirectUri(client, parameters)
                .orElseThrow(() -> new Refused(OAuthError.INVALID_REQUEST, "The redirect URI is not registered."));
        new AuthorizationRules(client, redirectUri, parameters).check();
    }

    /** What was good before; nothing if settings changed in between. */
    Optional<AuthorizationRequest> reread(PendingRequest request) {
        Parameters parameters = read(request);
        Optional<Client> client = Optional.ofNullable(clients.get(request.clientId()));
        Optional<String> redirectUri = client.flatMap(known -> redirectUri(known, parameters));
        if (redirectUri.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new AuthorizationRules(client.get(), redirectUri.get(), parameters).check());
        } catch (Refused e) {
            return Optional.empty();
        }
    }

    private static Optional<String> redirectUri(Client client, Parameters parameters) {
        return parameters.get("redirect_uri").filter(client.redirectUris()::contains);
    }

    private static Parameters read(PendingRequest request) {
        return Parameters.of(request.parameters().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.of(entry.getValue()))));
    }

    private static LoginRequest login(String id, AuthorizationRequest request) {
        return new LoginRequest(
                id,
                request.client().id(),
                request.acr().level(),
                request.attributes(),
                request.spType(),
                request.requesterId(),
                request.providerName(),
                request.client().allowsRepresentation(),
                request.locales(),
                request.country());
    }
}
