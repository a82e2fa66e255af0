package org.pontis.realm.portal;

import java.math.BigInteger;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.pontis.realm.json.Json;

/** A public key in a portal's file (RFC 7517), strong enough for the years it will stand there. */
final class JsonWebKey {

    private static final int RSA_BITS = 2048;
    private static final Set<String> CURVES = Set.of("P-256", "P-384", "P-521", "Ed25519");
    private static final Set<String> PRIVATE = Set.of("d", "p", "q", "dp", "dq", "qi", "oth", "k");

    private JsonWebKey() {}

    static Optional<ObjectNode> read(Section section, Flaws flaws) {
        ObjectNode key = Json.object();
        boolean sound = true;
        for (String member : section.names()) {
            if (PRIVATE.contains(member)) {
                // its value is never read, so that it is never shown
                flaws.add(Code.KEY_PRIVATE, section.here(), "This is a private key. Replace it: it is known now.");
                section.names().forEach(section::has);
                return Optional.empty();
            }
            section.text(member).ifPresent(value -> key.put(member, value.text()));
        }
        section.close();
        switch (key.path("kty").asText()) {
            case "RSA" -> sound = rsa(key, section.here(), flaws);
            case "EC", "OKP" -> sound = curve(key, section.here(), flaws);
            default -> {
                flaws.add(Code.KEY_UNREADABLE, section.here(), "A public key has kty RSA, EC or OKP.");
                sound = false;
            }
        }
        if (key.hasNonNull("use") && !key.path("use").asText().equals("sig")) {
            flaws.add(Code.KEY_UNREADABLE, section.here(), "A key here is for signatures: use sig.");
            sound = false;
        }
        // Keycloak passes over a key that does not say so
        key.put("use", "sig");
        if (!key.hasNonNull("kid")) {
            flaws.add(Code.KEY_UNREADABLE, section.here(), "A key has a kid, or the broker cannot find it.");
            sound = false;
        }
        return sound ? Optional.of(key) : Optional.empty();
    }

    private static boolean rsa(ObjectNode key, Value at, Flaws flaws) {
        try {
            int bits = new BigInteger(
                            1, Base64.getUrlDecoder().decode(key.path("n").asText()))
                    .bitLength();
            if (bits >= RSA_BITS) {
                return true;
            }
            flaws.add(Code.KEY_WEAK, at, "An RSA key has 2048 bits or more, not " + bits + ".");
        } catch (IllegalArgumentException notBase64) {
            flaws.add(Code.KEY_UNREADABLE, at, "The modulus n is not base64url.");
        }
        return false;
    }

    private static boolean curve(ObjectNode key, Value at, Flaws flaws) {
        if (CURVES.contains(key.path("crv").asText())) {
            return true;
        }
        flaws.add(Code.KEY_WEAK, at, "The curve crv is P-256, P-384, P-521 or Ed25519.");
        return false;
    }
}
