package org.pontis.idp.keycloak.means;

import java.util.Map;
import java.util.function.BiConsumer;

import org.jboss.logging.Logger;
import org.keycloak.email.EmailException;
import org.keycloak.email.EmailSenderProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.pontis.idp.recovery.Notice;

/** A notice by e-mail. A mail server may be slow: nobody waits for it. */
final class Letter {

    private static final Logger LOG = Logger.getLogger(Letter.class);

    private Letter() {}

    /** @param after is told whether it was sent, with a session of its own */
    static void send(
            String address,
            Notice notice,
            RealmModel realm,
            KeycloakSession session,
            BiConsumer<KeycloakSession, Boolean> after) {
        KeycloakSessionFactory server = session.getKeycloakSessionFactory();
        Map<String, String> mail = Map.copyOf(realm.getSmtpConfig());
        String realmId = realm.getId();
        Thread.ofVirtual()
                .name("pontis-letter")
                .start(() -> KeycloakModelUtils.runJobInTransaction(server, own -> {
                    own.getContext().setRealm(own.realms().getRealm(realmId));
                    after.accept(own, sent(own, mail, address, notice));
                }));
    }

    private static boolean sent(KeycloakSession own, Map<String, String> mail, String address, Notice notice) {
        try {
            own.getProvider(EmailSenderProvider.class).send(mail, address, notice.subject(), notice.text(), null);
            return true;
        } catch (EmailException away) {
            // its message may hold the address
            LOG.warnf(
                    "A notice could not be sent by e-mail: %s", away.getClass().getSimpleName());
            return false;
        }
    }
}
