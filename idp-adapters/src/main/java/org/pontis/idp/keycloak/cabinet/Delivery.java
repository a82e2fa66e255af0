package org.pontis.idp.keycloak.cabinet;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.HttpPost;
import org.apache.http.entity.ContentType;
import org.apache.http.entity.StringEntity;
import org.jboss.logging.Logger;
import org.keycloak.connections.httpclient.HttpClientProvider;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.pontis.idp.cabinet.Retrying;
import org.pontis.idp.cabinet.SecurityEvent;
import org.pontis.idp.net.TimedRequest;
import org.pontis.idp.net.WebAddress;

/**
 * A letter on its way, which needs no transaction.
 *
 * @param portal its client id, for the log
 * @param token signed anew each time: the key may be another one since
 * @param patience with this portal
 */
record Delivery(String portal, String receiver, String token, Retrying patience, TimedRequest way) {

    private static final Logger LOG = Logger.getLogger(Delivery.class);

    /** So long a portal may take for one letter, from the first packet on; well below the time of a lease. */
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private static final RequestConfig BRISK = RequestConfig.custom()
            .setConnectTimeout(5_000)
            .setConnectionRequestTimeout(5_000)
            .setSocketTimeout(10_000)
            .setRedirectsEnabled(false)
            .build();

    /** Nothing, if the portal is not registered for it any more. */
    static Optional<Delivery> of(Letter letter, KeycloakSession session) {
        RealmModel realm = session.realms().getRealm(letter.door().realm());
        ClientModel portal =
                realm == null ? null : realm.getClientById(letter.door().client());
        if (portal == null || !Signals.registered(portal)) {
            return Optional.empty();
        }
        session.getContext().setRealm(realm);
        return Optional.of(new Delivery(
                portal.getClientId(),
                portal.getAttribute(Signals.RECEIVER),
                SignedEvent.of(letter.event(portal.getClientId()), portal, session),
                Signals.patience(realm, session),
                new TimedRequest(session.getProvider(HttpClientProvider.class).getHttpClient(), LONGEST)));
    }

    /** Whether the portal has it. Only over TLS, or to this machine: whoever could read it would learn when somebody was robbed. */
    boolean arrives() {
        if (WebAddress.read(receiver).filter(WebAddress::isPrivate).isEmpty()) {
            LOG.warnf("The portal %s takes security events at no address that is private on the way.", portal);
            return false;
        }
        HttpPost post = new HttpPost(receiver);
        post.setConfig(BRISK);
        post.setHeader("Accept", "application/json");
        post.setEntity(new StringEntity(token, ContentType.create("application/" + SecurityEvent.TOKEN_TYPE)));
        try {
            return way.status(post) / 100 == 2;
        } catch (IOException | RuntimeException away) {
            LOG.debugf(
                    "The portal %s did not take a security event: %s",
                    portal, away.getClass().getSimpleName());
            return false;
        }
    }
}
