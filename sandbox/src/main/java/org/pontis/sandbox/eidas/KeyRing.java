package org.pontis.sandbox.eidas;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Base64;

import org.bouncycastle.asn1.x509.KeyUsage;
import org.pontis.sandbox.ca.Keys;
import org.pontis.sandbox.ca.Pem;
import org.pontis.sandbox.machine.Tree;

/**
 * The keys of one country's node and the secrets beside them: made once, the same ever after. Several nodes of one cluster share
 * one.
 */
public record KeyRing(Path folder, Suite suite, String country) {

    private static final SecureRandom RANDOM = new SecureRandom();

    public KeyRing {
        folder = folder.toAbsolutePath().normalize();
    }

    /** PKCS#12 with {@code signing}, {@code encryption}, {@code metadata} and {@code token}. */
    public Path store() {
        return folder.resolve("keys.p12");
    }

    /** What operators hand each other: the certificate that signs this node's metadata, PEM. */
    public Path anchor() {
        return folder.resolve("anchor.pem");
    }

    /** Of the store. */
    Path password() {
        return folder.resolve("password");
    }

    /** For pairwise subjects and derived identifiers. */
    Path secret(String name) {
        return folder.resolve(name);
    }

    /** Makes what is not there yet. */
    public KeyRing make() {
        if (Files.exists(anchor())) {
            return this;
        }
        String password = random();
        Tree.writePrivate(password(), password);
        Tree.writePrivate(secret("subject-secret"), random());
        Tree.writePrivate(secret("identifier-secret"), random());
        KeyPair metadata = Keys.ec();
        X509Certificate anchor = certificate("metadata", metadata, KeyUsage.digitalSignature);
        KeyPair encryption = suite.forEncryption();
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            char[] secret = password.toCharArray();
            put(store, "signing", suite.forSigning(), KeyUsage.digitalSignature, secret);
            put(store, "encryption", encryption, Suite.usageForEncryption(encryption.getPublic()), secret);
            put(store, "token", Keys.ec(), KeyUsage.digitalSignature, secret);
            store.setKeyEntry("metadata", metadata.getPrivate(), secret, new Certificate[] {anchor});
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            store.store(bytes, secret);
            Tree.writePrivate(store(), bytes.toByteArray());
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("A key store that cannot be made.", e);
        }
        // last, because it says that all the rest is there
        Tree.writePrivate(anchor(), Pem.text(anchor));
        return this;
    }

    private void put(KeyStore store, String name, KeyPair keys, int usage, char[] password)
            throws GeneralSecurityException {
        store.setKeyEntry(name, keys.getPrivate(), password, new Certificate[] {certificate(name, keys, usage)});
    }

    private X509Certificate certificate(String name, KeyPair keys, int usage) {
        return SelfSigned.certificate(
                "CN=eIDAS node " + country + " (" + name + "),O=Pontis Sandbox,C=" + country, keys, usage);
    }

    private static String random() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
