package org.pontis.sandbox.e2e.card;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;

import org.pontis.sandbox.card.SoftCard;

/** A reader of which the card can be taken out, while the browser goes on. */
public final class CardReader extends X509ExtendedKeyManager {

    private final SoftCard card;
    private final X509ExtendedKeyManager inside;
    private volatile boolean empty;

    public CardReader(SoftCard card) {
        this.card = card;
        this.inside = card.reader();
    }

    /** For a browser with this reader. */
    public SSLContext tls() {
        return card.tls(this);
    }

    public void takeOut() {
        empty = true;
    }

    @Override
    public String chooseEngineClientAlias(String[] keyTypes, Principal[] issuers, SSLEngine engine) {
        return empty ? null : inside.chooseEngineClientAlias(keyTypes, issuers, engine);
    }

    @Override
    public String chooseClientAlias(String[] keyTypes, Principal[] issuers, Socket socket) {
        return empty ? null : inside.chooseClientAlias(keyTypes, issuers, socket);
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return inside.getCertificateChain(alias);
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        return inside.getPrivateKey(alias);
    }

    @Override
    public String[] getClientAliases(String keyType, Principal[] issuers) {
        return inside.getClientAliases(keyType, issuers);
    }

    @Override
    public String[] getServerAliases(String keyType, Principal[] issuers) {
        return inside.getServerAliases(keyType, issuers);
    }

    @Override
    public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
        return inside.chooseServerAlias(keyType, issuers, socket);
    }
}
