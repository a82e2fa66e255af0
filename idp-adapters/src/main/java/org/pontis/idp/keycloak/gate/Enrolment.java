package org.pontis.idp.keycloak.gate;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.keycloak.models.UserModel;
import org.pontis.broker.Means;
import org.pontis.idp.keycloak.citizens.Held;

/**
 * Which means a citizen has, as a hash for each kind: another one as soon as a password was reset, a phone replaced or taken
 * away, or any of it stopped.
 */
public final class Enrolment {

    private Enrolment() {}

    /** A short text without anything personal in it, to be compared with an earlier one. */
    public static String of(UserModel citizen) {
        return Arrays.stream(Means.Kind.values())
                .map(kind -> hash(new Held(citizen).edition(kind)))
                .collect(Collectors.joining(" "));
    }

    /**
     * The kinds of which she has now what she had then.
     *
     * @param then what {@link #of} said; may be missing
     */
    static Set<Means.Kind> unchanged(String then, UserModel citizen) {
        List<String> before = then == null ? List.of() : List.of(then.split(" "));
        Means.Kind[] kinds = Means.Kind.values();
        if (before.size() != kinds.length) {
            return Set.of();
        }
        List<String> now = List.of(of(citizen).split(" "));
        return Arrays.stream(kinds)
                .filter(kind -> before.get(kind.ordinal()).equals(now.get(kind.ordinal())))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Means.Kind.class)));
    }

    private static String hash(String text) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
