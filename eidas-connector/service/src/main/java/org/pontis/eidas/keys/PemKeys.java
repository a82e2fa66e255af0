package org.pontis.eidas.keys;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;

/**
 * Private keys in PEM files (RFC 7468), not encrypted, and certificates that belong to them in the same or other files. For tests
 * and for looking at messages; a key's name is its file's up to the first full stop.
 *
 * @param files in any order
 */
public record PemKeys(List<Path> files) implements KeyStoreSource {

    public PemKeys {
        files = List.copyOf(files);
    }

    @Override
    public CertifiedKey key(String alias) throws KeyProblem {
        Map<String, CertifiedKey> keys = read();
        return Optional.ofNullable(keys.get(alias))
                .orElseThrow(() ->
                        new KeyProblem("There is no key '" + alias + "' with a certificate in the PEM files; there is "
                                + (keys.isEmpty() ? "nothing" : String.join(", ", keys.keySet())) + "."));
    }

    @Override
    public List<CertifiedKey> keys() throws KeyProblem {
        return List.copyOf(read().values());
    }

    private Map<String, CertifiedKey> read() throws KeyProblem {
        Providers.install();
        Map<String, PrivateKey> privateKeys = new LinkedHashMap<>();
        List<X509Certificate> certificates = new ArrayList<>();
        for (Path file : files) {
            for (Object object : objects(file)) {
                switch (object) {
                    case X509CertificateHolder holder -> certificates.add(certificate(holder, file));
                    case PrivateKeyInfo key -> privateKeys.put(name(file), privateKey(key, file));
                    case PEMKeyPair pair -> privateKeys.put(name(file), privateKey(pair.getPrivateKeyInfo(), file));
                    default -> {}
                }
            }
        }
        Map<String, CertifiedKey> keys = new LinkedHashMap<>();
        privateKeys.forEach((name, key) -> certificates.stream()
                .filter(certificate -> KeyPurpose.SIGNING.fits(key, certificate.getPublicKey()))
                .findFirst()
                .ifPresent(certificate -> keys.put(name, new CertifiedKey(key, certificate))));
        return keys;
    }

    static List<Object> objects(Path file) throws KeyProblem {
        List<Object> objects = new ArrayList<>();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1);
                PEMParser parser = new PEMParser(reader)) {
            for (Object object = parser.readObject(); object != null; object = parser.readObject()) {
                objects.add(object);
            }
            return objects;
        } catch (IOException e) {
            throw new KeyProblem("The PEM file " + file + " cannot be read, or something in it is damaged.", e);
        }
    }

    static PrivateKey privateKey(PrivateKeyInfo key, Path file) throws KeyProblem {
        try {
            return new JcaPEMKeyConverter().setProvider("BC").getPrivateKey(key);
        } catch (IOException e) {
            throw new KeyProblem("The private key in " + file + " is damaged or of an unknown kind.", e);
        }
    }

    private static X509Certificate certificate(X509CertificateHolder holder, Path file) throws KeyProblem {
        try {
            return new JcaX509CertificateConverter().setProvider("BC").getCertificate(holder);
        } catch (CertificateException e) {
            throw new KeyProblem("A certificate in " + file + " is damaged.", e);
        }
    }

    private static String name(Path file) {
        String name = file.getFileName().toString();
        int stop = name.indexOf('.');
        return stop > 0 ? name.substring(0, stop) : name;
    }
}
