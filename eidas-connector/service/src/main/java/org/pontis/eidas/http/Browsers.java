package org.pontis.eidas.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.pontis.eidas.flow.Problem;
import org.pontis.eidas.oidc.RandomText;
import org.pontis.eidas.store.Pending;

/**
 * Which browser a login belongs to, so that nobody brings somebody else's to its end (RFC 9700, 4.7; SAML knows nothing of the
 * kind). The browser keeps a secret in a cookie, the same for all its logins; we keep its hash under the name of the login.
 *
 * @param cookie its name, without the prefix that it has by https
 * @param secure whether browsers come by https
 * @param life how long a login lasts
 */
record Browsers(Pending<Bound> bound, String cookie, boolean secure, Duration life) {

    /** For how long a browser may ask again for an answer that it did not get. */
    static final Duration REPEATS = Duration.ofMinutes(2);

    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{43}");

    /**
     * A login and its browser.
     *
     * @param browser the hash of its secret
     * @param languages what whoever sent the citizen asked for
     */
    record Bound(String browser, List<String> languages) {

        Bound {
            languages = List.copyOf(languages);
        }
    }

    /** This answer, and with it the login becomes this browser's. */
    Answer bind(Call call, Answer answer, String login, List<String> languages) {
        String secret = secret(call).orElseGet(RandomText::next);
        bound.put(login, new Bound(hash(secret), languages), life);
        return answer.with(
                "Set-Cookie", name() + "=" + secret + "; Path=/; HttpOnly; SameSite=Lax" + (secure ? "; Secure" : ""));
    }

    /** The login is over; its browser may still repeat the last step. */
    void ending(String login, Bound browser) {
        bound.put(login, browser, REPEATS);
    }

    /** @throws BadCall unless the login is this browser's */
    Bound need(Call call, String login) {
        Bound found = bound.look(login)
                .orElseThrow(() -> BadCall.of(Problem.LOGIN_EXPIRED, "a login that is not there any more"));
        if (secret(call).map(Browsers::hash).filter(found.browser()::equals).isEmpty()) {
            throw BadCall.of(Problem.OTHER_BROWSER, "a login of another browser");
        }
        return found;
    }

    private Optional<String> secret(Call call) {
        return call.cookie(name()).filter(SECRET.asMatchPredicate());
    }

    /** Browsers take a cookie with this prefix from nobody but us, not even from another host of our domain (RFC 6265bis, 4.1.3.2). */
    private String name() {
        return secure ? "__Host-" + cookie : cookie;
    }

    private static String hash(String secret) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
