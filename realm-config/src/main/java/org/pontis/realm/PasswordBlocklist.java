package org.pontis.realm;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The passwords nobody may choose (NIST SP 800-63B-4, section 3.1.1.2), for Keycloak's policy {@code passwordBlacklist}.
 *
 * <p>The published lists are of short passwords, which the minimum length refuses anyway. What people make of them when 15
 * characters are asked for is the same again: the word twice, the word with the digits in a row. So the list here is the
 * common passwords of zxcvbn and the words of this service, each as it is and lengthened in the usual ways.
 */
public final class PasswordBlocklist {

    /** The file's name, as the realm's password policy calls it. */
    public static final String FILE = "pontis-passwords.txt";

    private static final int MIN_LENGTH = 15;
    private static final String COMMON = "/com/nulabinc/zxcvbn/matchers/dictionaries/passwords.txt";
    private static final List<String> OURS = List.of(
            "pontis",
            "clave",
            "clavepermanente",
            "contraseña",
            "contrasena",
            "micontraseña",
            "agenciatributaria",
            "seguridadsocial",
            "administracion",
            "gobiernodeespaña",
            "españa",
            "espana",
            "bienvenido");
    private static final List<String> TAILS =
            List.of("123456789012345", "1234567891011121314", "123123123123123", "111111111111111", "!!!!!!!!!!!!!!!");

    private PasswordBlocklist() {}

    /**
     * Writes the list in lower case, as Keycloak compares it.
     *
     * @param folder Keycloak's {@code data/password-blacklists}; made if it is missing
     * @return the file
     */
    public static Path writeTo(Path folder) throws IOException {
        Files.createDirectories(folder);
        return Files.write(folder.resolve(FILE), passwords());
    }

    static Set<String> passwords() throws IOException {
        Set<String> passwords = new TreeSet<>();
        try (InputStream list = PasswordBlocklist.class.getResourceAsStream(COMMON);
                BufferedReader words = new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8))) {
            Stream.concat(words.lines(), OURS.stream())
                    .map(word -> word.strip().toLowerCase(Locale.ROOT))
                    .filter(word -> !word.isEmpty())
                    .flatMap(PasswordBlocklist::lengthened)
                    .filter(password -> password.length() >= MIN_LENGTH)
                    .forEach(passwords::add);
        }
        return passwords;
    }

    private static Stream<String> lengthened(String word) {
        String repeated = word.repeat(MIN_LENGTH / word.length() + 1);
        Stream<String> again = Stream.of(word, repeated.substring(0, MIN_LENGTH), twice(word), repeated);
        Stream<String> tailed = TAILS.stream()
                .map(tail -> word + tail.substring(0, Math.clamp(MIN_LENGTH - word.length(), 0, tail.length())));
        return Stream.concat(again, tailed);
    }

    /** The word as often as it takes, whole: {@code madridmadridmadrid}. */
    private static String twice(String word) {
        return word.repeat(Math.max(2, Math.ceilDiv(MIN_LENGTH, word.length())));
    }
}
