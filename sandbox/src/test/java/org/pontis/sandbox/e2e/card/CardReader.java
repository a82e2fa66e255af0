package org.pontis.sandbox.e2e.card;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;

import javax.net.ssl.X509ExtendedKeyManager;

import org.pontis.sandbox.card.SoftCard;

/** A reader of which the card can be taken out, while the browser goes on. */
public final class CardReader extends X509ExtendedKeyManager {

    private static final String CARD = "card";

    private final SoftCard card;
    private volatile boolean inside = true;

    public CardReader(SoftCard card) {
        this.card = card;
    }

    public void takeOut() {
        inside = false;
    }

    @Override
    public String chooseClientAlias(String[] keyTypes, Principal[] issuers, Socket socket) {
        return inside ? CARD : null;
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return new X509Certificate[] {card.certificate()};
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        try {
            return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(card.key()));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Override
    public String[] getClientAliases(String keyType, Principal[] issuers) {
        return new String[] {CARD};
    }

    @Override
    public String[] getServerAliases(String keyType, Principal[] issuers) {
        return new String[0];
    }

    @Override
    public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
        return null;
    }
}
