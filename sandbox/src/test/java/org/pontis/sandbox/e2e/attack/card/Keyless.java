package org.pontis.sandbox.e2e.attack.card;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;

import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedKeyManager;

import org.pontis.sandbox.ca.Keys;
import org.pontis.sandbox.card.SoftCard;

/** Somebody who found a citizen's certificate, which is no secret, and signs with a key of his own. */
final class Keyless extends X509ExtendedKeyManager {

    private static final String FOUND = "found";

    private final X509Certificate certificate;
    private final PrivateKey another = Keys.ec().getPrivate();

    private Keyless(X509Certificate certificate) {
        this.certificate = certificate;
    }

    static SSLContext with(SoftCard card) throws GeneralSecurityException {
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(new KeyManager[] {new Keyless(card.certificate())}, new TrustManager[] {new Anybody()}, null);
        return tls;
    }

    @Override
    public String chooseClientAlias(String[] keyTypes, Principal[] issuers, Socket socket) {
        return FOUND;
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return new X509Certificate[] {certificate};
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        return another;
    }

    @Override
    public String[] getClientAliases(String keyType, Principal[] issuers) {
        return new String[] {FOUND};
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
