package org.pontis.eidas.keys;

import java.security.PublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The keys of one role. A change goes without a gap: the next signing key is published beside the current one before it signs,
 * and the encryption key before stays readable until the last peer has fetched the new metadata.
 *
 * @param signing signs messages now
 * @param nextSigning is published already and will sign
 * @param encryption is published, and peers encrypt to it; a Proxy-Service has none, because nobody encrypts to it
 * @param previousEncryption was published, and still opens what comes late
 * @param metadata signs our metadata; peers know it, or who issued it, as their anchor for us
 */
public record NodeKeys(
        CertifiedKey signing,
        Optional<CertifiedKey> nextSigning,
        Optional<CertifiedKey> encryption,
        Optional<CertifiedKey> previousEncryption,
        CertifiedKey metadata) {

    /** What to publish for signing. */
    public List<CertifiedKey> publishedForSigning() {
        return Stream.concat(Stream.of(signing), nextSigning.stream()).toList();
    }

    /** What opens messages. */
    public List<CertifiedKey> decrypting() {
        return Stream.concat(encryption.stream(), previousEncryption.stream()).toList();
    }

    /**
     * Checks all of them before the node starts.
     *
     * @throws KeyProblem with a sentence for each mistake
     */
    public NodeKeys checked(Instant now) throws KeyProblem {
        List<String> problems = problems(now);
        if (!problems.isEmpty()) {
            throw new KeyProblem(String.join(" ", problems));
        }
        return this;
    }

    /** A sentence for each mistake. */
    public List<String> problems(Instant now) {
        List<String> problems = new ArrayList<>();
        problems.addAll(check("", KeyPurpose.SIGNING, signing).problemsInUse(now));
        nextSigning.ifPresent(
                key -> problems.addAll(check("next ", KeyPurpose.SIGNING, key).problems(now)));
        encryption.ifPresent(
                key -> problems.addAll(check("", KeyPurpose.ENCRYPTION, key).problemsInUse(now)));
        previousEncryption.ifPresent(key ->
                problems.addAll(check("previous ", KeyPurpose.ENCRYPTION, key).problemsOfOld()));
        problems.addAll(check("", KeyPurpose.METADATA, metadata).problemsInUse(now));
        problems.addAll(shared());
        return problems;
    }

    /** Cryptographic Requirements 1.4, 3.5.2: different keys for different purposes. */
    private List<String> shared() {
        Map<PublicKey, String> signers = new HashMap<>();
        publishedForSigning().forEach(key -> signers.put(key.certificate().getPublicKey(), "signing key"));
        signers.putIfAbsent(metadata.certificate().getPublicKey(), "metadata signing key");
        return decrypting().stream()
                .map(key -> signers.get(key.certificate().getPublicKey()))
                .filter(signer -> signer != null)
                .map(signer -> "The encryption key is also the " + signer + "; the standard wants one for each.")
                .toList();
    }

    private static KeyCheck check(String which, KeyPurpose purpose, CertifiedKey key) {
        return new KeyCheck(which + purpose.key(), purpose, key);
    }
}
