package org.pontis.eidas.metadata;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.pontis.eidas.saml.SigningKey;
import org.pontis.eidas.saml.metadata.Keys;
import org.pontis.eidas.saml.metadata.MetadataWriter;
import org.pontis.eidas.saml.metadata.NodeMetadata;

/**
 * The document that we publish for one role. It is signed anew when a quarter of its validity has passed or a key has changed,
 * not for every reader; a short validity is what makes withdrawing a key effective (IA 6.2).
 */
public final class OwnMetadata {

    /** Peers renew once a day or more often; this leaves them another day for when they cannot reach us. */
    public static final Duration VALIDITY = Duration.ofDays(2);

    private static final int SIGNINGS_IN_A_LIFE = 4;

    private final OwnNode node;
    private final Supplier<Signer> signer;
    private final Duration validity;
    private final InstantSource clock;
    private volatile Edition edition;

    public OwnMetadata(OwnNode node, Supplier<Signer> signer, Duration validity, InstantSource clock) {
        this.node = node;
        this.signer = signer;
        this.validity = validity;
        this.clock = clock;
        this.edition = edition(signer.get(), clock.instant());
    }

    /** The signed document as it is served now. */
    public String document() {
        Instant now = clock.instant();
        Signer keys = signer.get();
        Edition current = edition;
        if (!current.signer().equals(keys) || !now.isBefore(current.renewAt()) || now.isBefore(current.madeAt())) {
            current = edition(keys, now);
            edition = current;
        }
        return current.document();
    }

    /** What the document says. */
    public NodeMetadata node() {
        document();
        return edition.node();
    }

    public Signer signer() {
        return signer.get();
    }

    /** What of ourselves ends some day, the next first. */
    public List<Expiry> expiries() {
        Signer now = signer.get();
        String whose = "our " + node.offer().role().title();
        return Stream.of(
                        now.keys().signing().stream().map(key -> Expiry.of(whose, "signing certificate", key)),
                        now.keys().encryption().stream().map(key -> Expiry.of(whose, "encryption certificate", key)),
                        Stream.of(now.metadata().certificate())
                                .map(key -> Expiry.of(whose, "metadata signing certificate", key)),
                        now.authorities().stream().map(key -> Expiry.of(whose, "metadata signing path", key)))
                .flatMap(expiries -> expiries)
                .sorted()
                .toList();
    }

    private Edition edition(Signer keys, Instant now) {
        NodeMetadata content = node.with(keys.keys(), now.plus(validity));
        return new Edition(
                keys,
                content,
                MetadataWriter.write(content, keys.metadata(), keys.authorities()),
                now,
                now.plus(validity.dividedBy(SIGNINGS_IN_A_LIFE)));
    }

    /**
     * The keys of one role.
     *
     * @param keys what peers are to use: our signing certificate and, before a change, the next one behind it; the encryption
     *     certificate
     * @param metadata what signs the document; a key of its own
     * @param authorities between its certificate and the anchor that peers have; empty if they have the certificate itself
     */
    public record Signer(Keys keys, SigningKey metadata, List<X509Certificate> authorities) {

        public Signer {
            authorities = List.copyOf(authorities);
        }
    }

    private record Edition(Signer signer, NodeMetadata node, String document, Instant madeAt, Instant renewAt) {}
}
