package org.pontis.idp.mobileid;

import java.security.KeyPair;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.BeforeEach;
import org.pontis.idp.mobileid.StubOperator.Question;

/** An operator that speaks MID-REST and does as it should: its citizen signs at once. */
abstract class RestCase extends MobileIdCase {

    static final String SESSION = "de305d54-75b4-431b-adb2-eb6b9e546015";

    byte[] certificate = certificate().der();
    KeyPair signing = KEYS;
    final AtomicReference<byte[]> hash = new AtomicReference<>(new byte[32]);

    @Override
    Map<String, String> dialect() {
        return Map.of(
                "rest-url", operator.address() + "/mid-api",
                "rest-relying-party-uuid", "00000000-0000-0000-0000-000000000000",
                "rest-relying-party-name", "PONTIS",
                "rest-timeout", "PT2S");
    }

    @BeforeEach
    void anOperatorThatDoesAsItShould() {
        operator.says(Question.ASK, request -> Map.of("result", "OK", "cert", ""))
                .says(Question.RING, request -> {
                    hash.set(Base64.getDecoder().decode(request.path("hash").asText()));
                    return Map.of("sessionID", SESSION);
                })
                .says(Question.LOOK, request -> ok(sign(hash.get())));
    }

    Map<String, Object> ok(byte[] signature) {
        return ok(signature, "SHA256WithECEncryption");
    }

    Map<String, Object> ok(byte[] signature, String algorithm) {
        return Map.of(
                "state",
                "COMPLETE",
                "result",
                "OK",
                "signature",
                Map.of("value", base64(signature), "algorithm", algorithm),
                "cert",
                base64(certificate),
                "time",
                "2026-11-22T10:00:00",
                "newSinceYesterday",
                List.of(1));
    }

    byte[] sign(byte[] what) {
        return sign("NONEwithECDSAinP1363Format", what);
    }

    byte[] sign(String algorithm, byte[] what) {
        try {
            Signature signer = Signature.getInstance(algorithm);
            signer.initSign(signing.getPrivate());
            signer.update(what);
            return signer.sign();
        } catch (java.security.GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static String base64(byte[] octets) {
        return Base64.getEncoder().encodeToString(octets);
    }
}
