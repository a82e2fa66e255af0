package org.pontis.sandbox.card;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Base64;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A card in a reader, its PIN typed: what {@code card.p12} of the console opens to. Its key lies on P-256. */
public final class SoftCard {

    private static final String LOGIN = "login";

    private final KeyStore store;
    private final char[] pin;

    private SoftCard(KeyStore store, char[] pin) {
        this.store = store;
        this.pin = pin;
    }

    /**
     * Opens a card.
     *
     * @param pkcs12 RFC 7292
     * @throws IllegalArgumentException if the PIN is another
     */
    public static SoftCard open(byte[] pkcs12, String pin) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(pkcs12), pin.toCharArray());
            return new SoftCard(store, pin.toCharArray());
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException("This PIN does not open the card.", e);
        }
    }

    public X509Certificate certificate() {
        return answered(() -> (X509Certificate) store.getCertificate(LOGIN));
    }

    /** PKCS #8, for a stand-in of the extension that signs by itself. No real card hands it out. */
    public byte[] key() {
        return answered(() -> store.getKey(LOGIN, pin).getEncoded());
    }

    /** A browser with this card in its reader, which believes the servers that the card's own root has certified. */
    public SSLContext tls() {
        return tls(reader());
    }

    /** The same browser with another reader. */
    public SSLContext tls(X509ExtendedKeyManager... reader) {
        return answered(() -> {
            SSLContext tls = SSLContext.getInstance("TLS");
            tls.init(reader, trust(root()).getTrustManagers(), null);
            return tls;
        });
    }

    /** A reader with this card in it. */
    public X509ExtendedKeyManager reader() {
        return answered(() -> {
            KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            own.init(store, pin);
            return (X509ExtendedKeyManager) own.getKeyManagers()[0];
        });
    }

    /** The same browser with nothing in its reader. */
    public SSLContext tlsWithoutCard() {
        return tls(new X509ExtendedKeyManager[0]);
    }

    private X509Certificate root() throws GeneralSecurityException {
        Certificate[] chain = store.getCertificateChain(LOGIN);
        return (X509Certificate) chain[chain.length - 1];
    }

    private static TrustManagerFactory trust(X509Certificate root) throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        trusted.setCertificateEntry("root", root);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        return trust;
    }

    /** What Web eID's extension answers a page of this origin: an authentication token, format {@code web-eid:1.0}. */
    public String token(String origin, String nonce) {
        return answered(() -> {
            MessageDigest hash = MessageDigest.getInstance("SHA-256");
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            content.writeBytes(hash.digest(origin.getBytes(UTF_8)));
            content.writeBytes(hash.digest(nonce.getBytes(UTF_8)));
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign((PrivateKey) store.getKey(LOGIN, pin));
            signature.update(content.toByteArray());
            return """
                    {"format":"web-eid:1.0","algorithm":"ES256","unverifiedCertificate":"%s","signature":"%s",\
                    "appVersion":"https://web-eid.eu/web-eid-app/releases/2.7.0+965"}""".formatted(base64(certificate().getEncoded()), base64(signature.sign()));
        });
    }

    private static String base64(byte[] octets) {
        return Base64.getEncoder().encodeToString(octets);
    }

    private interface Question<T> {
        T ask() throws GeneralSecurityException, IOException;
    }

    private static <T> T answered(Question<T> question) {
        try {
            return question.ask();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("The card is broken.", e);
        }
    }

    @Override
    public String toString() {
        return "SoftCard";
    }
}
