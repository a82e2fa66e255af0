package org.pontis.eidas.oidc.provider;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.pontis.eidas.oidc.TokenKey;

/**
 * What the provider is told.
 *
 * @param issuer the address that everything else begins with, without a slash at its end
 * @param key signs ID tokens
 * @param nextKey is published already and will sign
 * @param pseudonyms makes pairwise subjects; whoever changes it gives everybody a new subject
 * @param uiLocales languages of the pages
 * @param life how long things last
 */
public record ProviderSettings(
        String issuer,
        TokenKey key,
        Optional<TokenKey> nextKey,
        Pseudonyms pseudonyms,
        List<Client> clients,
        List<String> uiLocales,
        Life life) {

    public ProviderSettings {
        clients = List.copyOf(clients);
        uiLocales = List.copyOf(uiLocales);
        if (clients.isEmpty() || clients.stream().map(Client::id).distinct().count() != clients.size()) {
            throw new IllegalArgumentException("There is at least one client, and no two have the same id.");
        }
        if (issuer.endsWith("/") || issuer.contains("?") || issuer.contains("#")) {
            throw new IllegalArgumentException("The issuer ends without a slash and has neither query nor fragment.");
        }
    }

    /** Of which page, relative to the issuer. */
    enum Endpoint {
        AUTHORIZE,
        PAR,
        TOKEN,
        JWKS;

        String path() {
            return "/" + name().toLowerCase(Locale.ROOT);
        }
    }

    String address(Endpoint endpoint) {
        return issuer + endpoint.path();
    }

    /** The keys to publish, the one in use first. */
    List<TokenKey> published() {
        return Stream.concat(Stream.of(key), nextKey.stream()).toList();
    }

    Map<String, Client> clientsById() {
        return clients.stream().collect(Collectors.toMap(Client::id, Function.identity()));
    }

    /**
     * How long things last.
     *
     * @param pushedRequest a request that waits for its browser
     * @param login from the request to the code
     * @param code from the redirect to the token request; OAuth 2.1 allows ten minutes at most
     * @param token an ID token
     * @param skew how far the clocks of clients may be off
     */
    public record Life(Duration pushedRequest, Duration login, Duration code, Duration token, Duration skew) {

        // before the default, which is checked, too
        private static final Duration MOST = Duration.ofMinutes(10);

        public static final Life DEFAULT = new Life(
                Duration.ofMinutes(1),
                Duration.ofMinutes(30),
                Duration.ofMinutes(1),
                Duration.ofMinutes(5),
                Duration.ofMinutes(1));

        public Life {
            boolean tooLong = Stream.of(pushedRequest, code, token, skew).anyMatch(time -> time.compareTo(MOST) > 0);
            if (tooLong) {
                throw new IllegalArgumentException("Pushed requests, codes, tokens and skew last ten minutes at most.");
            }
        }
    }
}
