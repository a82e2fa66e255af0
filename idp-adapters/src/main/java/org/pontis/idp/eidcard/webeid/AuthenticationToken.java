package org.pontis.idp.eidcard.webeid;

import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.pontis.idp.certificate.UnverifiedCertificate;
import org.pontis.idp.certificate.x509.Curve;
import org.pontis.idp.certificate.x509.KeyStrength;
import org.pontis.idp.certificate.x509.ParsedCertificate;
import org.pontis.idp.certificate.x509.Unreadable;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * An authentication token of Web eID, versions 1.0 and 1.1. Version 1.1 may bring certificates for signing documents as well; like
 * everything else that says nothing of the login, they are not read.
 */
public final class AuthenticationToken {

    /** Characters; Web eID's own verifier draws the same lines. */
    public static final int LONGEST = 10_000;

    private static final int SHORTEST = 100;
    private static final Pattern FORMAT = Pattern.compile("web-eid:1(\\.[0-9]{1,3})?");

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final UnverifiedCertificate certificate;
    private final Algorithm algorithm;
    private final byte[] signature;

    private AuthenticationToken(UnverifiedCertificate certificate, Algorithm algorithm, byte[] signature) {
        this.certificate = certificate;
        this.algorithm = algorithm;
        this.signature = signature;
    }

    /** Reads a token; nothing if it is not one, or of a version that is not known. */
    public static Optional<AuthenticationToken> read(String json) {
        if (json.length() < SHORTEST || json.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            JsonNode token = JSON.readTree(json);
            Optional<byte[]> certificate = octets(token, "unverifiedCertificate");
            Optional<Algorithm> algorithm = text(token, "algorithm").flatMap(Algorithm::named);
            Optional<byte[]> signature = octets(token, "signature");
            boolean known = text(token, "format")
                    .filter(format -> FORMAT.matcher(format).matches())
                    .isPresent();
            return known && certificate.isPresent() && algorithm.isPresent() && signature.isPresent()
                    ? Optional.of(new AuthenticationToken(
                            new UnverifiedCertificate(certificate.get()), algorithm.get(), signature.get()))
                    : Optional.empty();
        } catch (JsonProcessingException notJson) {
            return Optional.empty();
        }
    }

    /** The certificate that came with it, of which nothing is known but that its key has signed. */
    public UnverifiedCertificate certificate() {
        return certificate;
    }

    /**
     * Whether the certificate's key has signed this nonce for this origin: the hash of the one and the hash of the other, which
     * the algorithm hashes again. It comes before the certificate's own check, so that a stranger's certificate is worth nothing
     * to whoever has found it, not even a question to its issuer.
     */
    public boolean isSigned(Origin origin, Nonce nonce) {
        try {
            ParsedCertificate parsed = ParsedCertificate.read(certificate.der());
            return KeyStrength.weakness(parsed.keyInfo(), Curve.NIST).isEmpty()
                    && algorithm.verifies(parsed.publicKey(), content(origin, nonce), signature);
        } catch (Unreadable noCertificate) {
            return false;
        }
    }

    private byte[] content(Origin origin, Nonce nonce) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.writeBytes(algorithm.hash(origin.ascii().getBytes(UTF_8)));
        content.writeBytes(algorithm.hash(nonce.base64().getBytes(UTF_8)));
        return content.toByteArray();
    }

    private static Optional<String> text(JsonNode token, String field) {
        return Optional.ofNullable(token.path(field).textValue());
    }

    /** Base64 of RFC 4648, section 4, in its one spelling. */
    private static Optional<byte[]> octets(JsonNode token, String field) {
        try {
            return text(token, field)
                    .map(text -> Base64.getDecoder().decode(text))
                    .filter(octets -> Base64.getEncoder()
                            .encodeToString(octets)
                            .equals(token.path(field).textValue()))
                    .filter(octets -> octets.length > 0);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "AuthenticationToken[" + algorithm + "]";
    }
}
