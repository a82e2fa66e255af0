package org.pontis.idp.eidcard.webeid;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Base64;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A card, its program and the browser's extension in one, as the specification of the token says; it shares nothing with what is
 * tested.
 *
 * @param certificate in DER
 */
public record SoftCard(byte[] certificate, KeyPair keys) {

    /** A token with the algorithm that this key should use. */
    public String token(String algorithm, String origin, String nonce) {
        return json(algorithm, certificate, sign(algorithm, origin, nonce));
    }

    public byte[] sign(String algorithm, String origin, String nonce) {
        String bits = algorithm.substring(2);
        try {
            MessageDigest hash = MessageDigest.getInstance("SHA-" + bits);
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            content.writeBytes(hash.digest(origin.getBytes(UTF_8)));
            content.writeBytes(hash.digest(nonce.getBytes(UTF_8)));
            Signature signature = Signature.getInstance(
                    switch (algorithm.substring(0, 2)) {
                        case "ES" -> "SHA" + bits + "withECDSAinP1363Format";
                        case "RS" -> "SHA" + bits + "withRSA";
                        default -> "RSASSA-PSS";
                    });
            if (algorithm.startsWith("PS")) {
                signature.setParameter(new PSSParameterSpec(
                        "SHA-" + bits, "MGF1", new MGF1ParameterSpec("SHA-" + bits), Integer.parseInt(bits) / 8, 1));
            }
            signature.initSign(keys.getPrivate());
            signature.update(content.toByteArray());
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public static String json(String algorithm, byte[] certificate, byte[] signature) {
        return """
                {"format":"web-eid:1.0","algorithm":"%s","unverifiedCertificate":"%s","signature":"%s","appVersion":"https://web-eid.eu/web-eid-app/releases/2.7.0+965"}""".formatted(algorithm, base64(certificate), base64(signature));
    }

    private static String base64(byte[] octets) {
        return Base64.getEncoder().encodeToString(octets);
    }
}
