package org.pontis.sandbox.ca;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.function.Supplier;

import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;

/** A key and its certificate in one PEM file that only its owner reads: made once, the same ever after. */
public record KeyFile(PrivateKey key, X509Certificate certificate) {

    /**
     * Reads the file, or makes it.
     *
     * @throws UncheckedIOException if it can be neither read nor written
     * @throws IllegalStateException if it holds something else
     */
    public static KeyFile keptIn(Path file, Supplier<KeyFile> made) {
        try {
            if (Files.notExists(file)) {
                write(file, made.get());
            }
            return read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException | ClassCastException e) {
            throw new IllegalStateException(
                    "The key file " + file + " is not one any more; delete the state folder.", e);
        }
    }

    /** Written beside and moved there whole, so that a process that dies leaves no half file. */
    private static void write(Path file, KeyFile content) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        StringWriter text = new StringWriter();
        try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
            pem.writeObject(new JcaPKCS8Generator(content.key(), null));
            pem.writeObject(content.certificate());
        }
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(beside);
        Files.createFile(beside, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(beside, text.toString());
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static KeyFile read(Path file) throws IOException, GeneralSecurityException {
        try (PEMParser pem = new PEMParser(new StringReader(Files.readString(file)))) {
            PrivateKeyInfo key = (PrivateKeyInfo) pem.readObject();
            X509CertificateHolder certificate = (X509CertificateHolder) pem.readObject();
            return new KeyFile(
                    new JcaPEMKeyConverter().getPrivateKey(key),
                    new JcaX509CertificateConverter().getCertificate(certificate));
        }
    }

    @Override
    public String toString() {
        return "KeyFile[…]";
    }
}
