package org.pontis.sandbox.ca;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A soft identity card: what a chip would keep to itself.
 *
 * @param pin what opens it
 * @param chain of its certificate for logins, that one first
 */
public record Card(String pin, KeyFile login, List<X509Certificate> chain) {

    /** As PKCS#12 (RFC 7292), the password being the PIN. */
    public byte[] pkcs12() {
        try {
            // the JDK's own: Bouncy Castle's, where it stands first, hashes ten times as often and for seconds
            KeyStore store = KeyStore.getInstance("PKCS12", "SUN");
            store.load(null, null);
            store.setKeyEntry("login", login.key(), pin.toCharArray(), chain.toArray(X509Certificate[]::new));
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            store.store(bytes, pin.toCharArray());
            return bytes.toByteArray();
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("A card that cannot be written.", e);
        }
    }

    @Override
    public String toString() {
        return "Card[…]";
    }
}
