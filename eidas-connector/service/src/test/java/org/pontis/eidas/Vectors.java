package org.pontis.eidas;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** Messages of the Commission's node and the keys that belong to them; what there is stands in {@code vectors/INDEX.md}. */
public final class Vectors {

    public static final String CAPTURED = "captured-ec-node-2.9.0/";
    public static final String REPOSITORY = "ec-repo-tests/";

    private Vectors() {}

    /** A file below {@code vectors/}. */
    public static Path path(String path) {
        try {
            return Path.of(Vectors.class.getResource("/vectors/" + path).toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    public static byte[] bytes(String path) {
        try {
            return Files.readAllBytes(path(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All files of this name below a folder, as paths for {@link #bytes}. */
    public static List<String> named(String name, String folder) {
        Path root = path("");
        try (Stream<Path> files = Files.walk(path(folder))) {
            return files.filter(file -> file.getFileName().toString().equals(name))
                    .map(file -> root.relativize(file).toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One of the captured certificates, such as {@code connector-encryption-rsa4096}. */
    public static X509Certificate certificate(String name) {
        try (InputStream in = new ByteArrayInputStream(bytes(CAPTURED + "keys/" + name + ".crt.pem"))) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        } catch (GeneralSecurityException | IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The private key that belongs to it. */
    public static PrivateKey key(String name) {
        String pem = new String(bytes(CAPTURED + "keys/" + name + ".key.pem"), US_ASCII);
        byte[] pkcs8 = Base64.getMimeDecoder().decode(pem.replaceAll("-----.*-----", ""));
        try {
            return KeyFactory.getInstance(name.contains("rsa") ? "RSA" : "EC")
                    .generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
