package org.pontis.idp.keycloak.oidc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.apache.http.client.entity.UrlEncodedFormEntity;
import org.apache.http.client.methods.HttpPost;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.message.BasicNameValuePair;
import org.keycloak.OAuth2Constants;
import org.keycloak.common.util.SecretGenerator;
import org.keycloak.common.util.Time;
import org.keycloak.connections.httpclient.HttpClientProvider;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.OIDCAdvancedConfigWrapper;
import org.keycloak.representations.LogoutToken;
import org.keycloak.services.managers.ResourceAdminManager;
import org.keycloak.util.JsonSerialization;
import org.pontis.idp.net.TimedRequest;

/**
 * A logout token (OpenID Connect Back-Channel Logout 1.0, 2.4) made anew: who and which session stay, while id, times and signature
 * are those of this try, so that a portal may refuse a token that it has seen, or that is old.
 */
record LogoutToldAgain(KeycloakSession session) {

    /** As Keycloak's first one; the standard advises two minutes at most. */
    private static final Duration GOOD_FOR = Duration.ofMinutes(2);

    /** So long a portal may take for its answer; well below the time of a lease. */
    private static final Duration LONGEST = Duration.ofSeconds(10);

    Optional<String> kept(AuthenticatedClientSessionModel portal) {
        ClientModel client = portal.getClient();
        return address(client)
                .map(any -> session.tokens()
                        .initLogoutToken(client, portal.getUserSession().getUser(), portal))
                .map(LogoutToldAgain::written);
    }

    boolean reaches(ClientModel portal, String kept) throws IOException {
        Optional<String> address = address(portal);
        return address.isPresent() && confirms(address.get(), session.tokens().encode(renewed(kept)));
    }

    private static LogoutToken renewed(String kept) throws IOException {
        LogoutToken token = JsonSerialization.readValue(kept, LogoutToken.class);
        token.id(SecretGenerator.getInstance().generateSecureID());
        token.issuedNow();
        token.exp((long) Time.currentTime() + GOOD_FOR.toSeconds());
        return token;
    }

    /** 200, or 204 where a portal has nothing to say (2.8). */
    private boolean confirms(String address, String token) throws IOException {
        HttpPost post = new HttpPost(address);
        post.setEntity(new UrlEncodedFormEntity(List.of(new BasicNameValuePair(OAuth2Constants.LOGOUT_TOKEN, token))));
        CloseableHttpClient client =
                session.getProvider(HttpClientProvider.class).getHttpClient();
        return new TimedRequest(client, LONGEST).status(post) / 100 == 2;
    }

    private Optional<String> address(ClientModel portal) {
        return Optional.ofNullable(
                        OIDCAdvancedConfigWrapper.fromClientModel(portal).getBackchannelLogoutUrl())
                .filter(url -> !url.isBlank())
                .map(any -> ResourceAdminManager.getBackchannelLogoutUrl(session, portal));
    }

    private static String written(LogoutToken token) {
        try {
            return JsonSerialization.writeValueAsString(token);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
