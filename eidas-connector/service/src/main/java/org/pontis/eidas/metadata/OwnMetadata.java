package org.pontis.eidas.metadata;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.pontis.eidas.keys.CertifiedKey;
import org.pontis.eidas.keys.NodeKeys;
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
    private final Supplier<NodeKeys> keys;
    private final Duration validity;
    private final InstantSource clock;
    private volatile Edition edition;

    /**
     * @param keys the node's keys as they are now; when they change, so does the document
     * @param validity how far its validUntil is away when it is signed
     */
    public OwnMetadata(OwnNode node, Supplier<NodeKeys> keys, Duration validity, InstantSource clock) {
        this.node = node;
        this.keys = keys;
        this.validity = validity;
        this.clock = clock;
        this.edition = edition(keys.get(), clock.instant());
    }

    /** The signed document as it is served now. */
    public String document() {
        Instant now = clock.instant();
        NodeKeys today = keys.get();
        Edition current = edition;
        if (!current.keys().equals(today) || !now.isBefore(current.renewAt()) || now.isBefore(current.madeAt())) {
            current = edition(today, now);
            edition = current;
        }
        return current.document();
    }

    /** What the document says. */
    public NodeMetadata node() {
        document();
        return edition.node();
    }

    public NodeKeys keys() {
        return keys.get();
    }

    /** What of ourselves ends some day, the next first. */
    public List<Expiry> expiries() {
        NodeKeys today = keys.get();
        return Stream.of(
                        expiries("signing certificate", today.publishedForSigning().stream()),
                        expiries("encryption certificate", today.encryption().stream()),
                        expiries("metadata signing certificate", Stream.of(today.metadata())))
                .flatMap(expiries -> expiries)
                .sorted()
                .toList();
    }

    private Stream<Expiry> expiries(String what, Stream<CertifiedKey> some) {
        return some.map(key -> Expiry.of("our " + node.offer().role().title(), what, key.certificate()));
    }

    private Edition edition(NodeKeys today, Instant now) {
        Keys published =
                new Keys(certificates(today.publishedForSigning().stream()), certificates(today.encryption().stream()));
        NodeMetadata content = node.with(published, now.plus(validity));
        CertifiedKey signer = today.metadata();
        return new Edition(
                today,
                content,
                MetadataWriter.write(
                        content, SigningKey.eidas(signer.privateKey(), signer.certificate()), signer.authorities()),
                now,
                now.plus(validity.dividedBy(SIGNINGS_IN_A_LIFE)));
    }

    private static List<X509Certificate> certificates(Stream<CertifiedKey> some) {
        return some.map(CertifiedKey::certificate).toList();
    }

    private record Edition(NodeKeys keys, NodeMetadata node, String document, Instant madeAt, Instant renewAt) {}
}
