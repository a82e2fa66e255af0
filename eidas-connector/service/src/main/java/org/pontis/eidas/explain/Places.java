package org.pontis.eidas.explain;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.pontis.broker.InvalidSetting;
import org.pontis.eidas.keys.BareKeys;
import org.pontis.eidas.keys.CertifiedKey;
import org.pontis.eidas.keys.KeyProblem;
import org.pontis.eidas.keys.Password;
import org.pontis.eidas.keys.Pkcs12;
import org.pontis.eidas.metadata.AnchorFile;

/** Files and folders with keys and certificates; of a folder, whatever in it is one. */
final class Places {

    private static final String PEM = "-----BEGIN ";

    private final Passwords passwords;

    Places(Passwords passwords) {
        this.passwords = passwords;
    }

    /** @throws Unreadable if something that was named is no key */
    List<CertifiedKey> keys(List<Path> places) throws Unreadable {
        List<CertifiedKey> keys = new ArrayList<>();
        for (Path place : places) {
            for (Path file : files(place)) {
                if (isPem(file)) {
                    keys.addAll(pemKeys(file));
                } else if (isStore(file) || file.equals(place)) {
                    keys.addAll(passwords.open(file, password -> new Pkcs12(file, Password.of(password)).keys()));
                }
            }
        }
        if (keys.isEmpty() && !places.isEmpty()) {
            throw new Unreadable("There is no private key in " + listed(places)
                    + ": PEM without a password, or PKCS#12 is expected.");
        }
        return keys;
    }

    /** @throws Unreadable if something that was named is no certificate */
    List<X509Certificate> certificates(List<Path> places) throws Unreadable {
        List<X509Certificate> certificates = new ArrayList<>();
        for (Path place : places) {
            for (Path file : files(place)) {
                certificates.addAll(file.equals(place) ? named(file) : found(file));
            }
        }
        if (certificates.isEmpty() && !places.isEmpty()) {
            throw new Unreadable("There is no certificate in " + listed(places) + ".");
        }
        return certificates;
    }

    private List<X509Certificate> named(Path file) throws Unreadable {
        return isPem(file)
                ? pemCertificates(file)
                : passwords.open(file, password -> AnchorFile.read(file, password.toCharArray()));
    }

    private List<X509Certificate> found(Path file) throws Unreadable {
        if (isPem(file)) {
            return read(file).contains(PEM + "CERTIFICATE-----") ? pemCertificates(file) : List.of();
        }
        String name = name(file);
        boolean one = name.endsWith(".crt") || name.endsWith(".cer") || name.endsWith(".der") || isStore(file);
        return one ? named(file) : List.of();
    }

    private static List<X509Certificate> pemCertificates(Path file) throws Unreadable {
        try {
            return AnchorFile.read(file, new char[0]);
        } catch (InvalidSetting e) {
            throw new Unreadable(e.getMessage(), e);
        }
    }

    private static List<CertifiedKey> pemKeys(Path file) throws Unreadable {
        try {
            return new BareKeys(file).keys();
        } catch (KeyProblem e) {
            throw new Unreadable(e.getMessage(), e);
        }
    }

    private static List<Path> files(Path place) throws Unreadable {
        if (!Files.isDirectory(place)) {
            return List.of(place);
        }
        try (Stream<Path> files = Files.list(place)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new Unreadable("The folder " + place + " cannot be read.", e);
        }
    }

    private static boolean isPem(Path file) throws Unreadable {
        return read(file).contains(PEM);
    }

    private static boolean isStore(Path file) {
        return name(file).endsWith(".p12") || name(file).endsWith(".pfx");
    }

    private static String name(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT);
    }

    private static String read(Path file) throws Unreadable {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new Unreadable("The file " + file + " cannot be read: is it there, and may this user read it?", e);
        }
    }

    private static String listed(List<Path> places) {
        return String.join(", ", places.stream().map(Path::toString).toList());
    }
}
