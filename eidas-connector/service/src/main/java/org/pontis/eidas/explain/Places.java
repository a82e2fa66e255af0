package org.pontis.eidas.explain;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
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

    /** Folders in folders are looked into, but nobody means a whole disk. */
    private static final int DEEPEST = 4;

    private final Passwords passwords;
    private final Consumer<String> note;

    /** @param note told of key stores in a folder that do not open, which keep nobody from the rest of it */
    Places(Passwords passwords, Consumer<String> note) {
        this.passwords = passwords;
        this.note = note;
    }

    /** @throws Unreadable if something that was named is no key */
    List<CertifiedKey> keys(List<Path> places) throws Unreadable {
        List<CertifiedKey> keys = new ArrayList<>();
        for (Path place : places) {
            for (Path file : files(place)) {
                if (isPem(file)) {
                    keys.addAll(pemKeys(file));
                } else if (file.equals(place)) {
                    keys.addAll(storedKeys(file));
                } else if (isStore(file)) {
                    keys.addAll(ifItOpens(() -> storedKeys(file)));
                }
            }
        }
        if (keys.isEmpty() && !places.isEmpty()) {
            throw new Unreadable("There is no private key in " + listed(places)
                    + ": PEM without a password, or PKCS#12 is expected.");
        }
        return keys;
    }

    private List<CertifiedKey> storedKeys(Path file) throws Unreadable {
        return passwords.open(file, password -> new Pkcs12(file, Password.of(password)).keys());
    }

    /** A key store that was not named, but lies in a folder that was. */
    private <T> List<T> ifItOpens(Found<T> found) {
        try {
            return found.all();
        } catch (Unreadable problem) {
            note.accept(problem.getMessage());
            return List.of();
        }
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
        return one ? ifItOpens(() -> named(file)) : List.of();
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
        try (Stream<Path> files = Files.walk(place, DEEPEST)) {
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

    @FunctionalInterface
    private interface Found<T> {

        List<T> all() throws Unreadable;
    }
}
