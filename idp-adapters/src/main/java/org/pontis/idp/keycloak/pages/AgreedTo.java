package org.pontis.idp.keycloak.pages;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

import org.keycloak.models.KeycloakSession;

/**
 * The words that somebody agreed to, for the record (GDPR, article 7(1)): their language, and the beginning of their SHA-256. Whoever is
 * asked later hashes the text of that day.
 */
public final class AgreedTo {

    /** As events have it. */
    public static final String DETAIL = "agreed_to";

    private static final int DIGITS = 16;

    private AgreedTo() {}

    /** Such as {@code es:0f3a91c2d4b5e687}. */
    public static String text(KeycloakSession session, Locale language, String key) {
        String words = ThemeWord.of(session, language, key);
        return language.toLanguageTag() + ":" + hash(words).substring(0, DIGITS);
    }

    private static String hash(String words) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(words.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
