package org.pontis.eidas.oidc.provider;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.eidas.saml.metadata.SpType;

/**
 * A broker that may send citizens here.
 *
 * @param redirectUris where answers may go; compared letter by letter (OAuth 2.1, section 4.1.3)
 * @param keys those that it proves itself with
 * @param pushedOnly whether its requests must be pushed (RFC 9126 section 5)
 * @param subject what it knows a person by
 * @param allowsRepresentation whether it understands that somebody may act for somebody else (attribute profile 2.8)
 * @param minimum the level below which it wants nobody, asked for or not
 * @param otherLevels levels of schemes that were not notified which it may ask for
 * @param spType the sector of its relying parties, unless a request says otherwise
 * @param providerName what its relying parties are called, unless a request says otherwise
 */
public record Client(
        String id,
        Set<String> redirectUris,
        JWKSource<SecurityContext> keys,
        boolean pushedOnly,
        SubjectKind subject,
        boolean allowsRepresentation,
        LevelOfAssurance minimum,
        Set<URI> otherLevels,
        SpType spType,
        Optional<String> providerName) {

    public Client {
        redirectUris = Set.copyOf(redirectUris);
        otherLevels = Set.copyOf(otherLevels);
        if (id.isBlank() || redirectUris.isEmpty()) {
            throw new IllegalArgumentException("A client has an id and at least one redirect URI.");
        }
        redirectUris.forEach(Client::check);
    }

    /** RFC 9700 section 2.1: exact addresses, encrypted on the way unless they stay on this machine. */
    private static void check(String redirectUri) {
        URI uri = URI.create(redirectUri);
        boolean safe = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme()) && isLoopback(uri.getHost());
        if (!safe
                || uri.getHost() == null
                || uri.getRawUserInfo() != null
                || uri.getRawFragment() != null
                || redirectUri.contains("*")) {
            throw new IllegalArgumentException("The redirect URI " + redirectUri
                    + " is no exact https address without user and fragment (http is for the loopback alone).");
        }
    }

    private static boolean isLoopback(String host) {
        return Set.of("localhost", "127.0.0.1", "[::1]").contains(String.valueOf(host));
    }
}
