package org.pontis.idp.mobileid.mss;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One request.
 *
 * @param type such as {@code MSS_Signature}; the request is it with {@code Req}, the answer with {@code Resp}
 * @param transaction our AP_TransID, never used before: the answer must name it
 */
record Message(String type, String transaction, Map<String, Object> fields) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int OCTETS = 12;

    static Message of(String type, String major, String minor, Provider provider, InstantSource clock) {
        byte[] octets = new byte[OCTETS];
        RANDOM.nextBytes(octets);
        // it must begin with a letter
        String transaction = "P" + HexFormat.of().formatHex(octets);
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put(
                "AP_Info",
                Map.of(
                        "AP_ID",
                        provider.id(),
                        "AP_PWD",
                        provider.password(),
                        "AP_TransID",
                        transaction,
                        "Instant",
                        clock.instant().truncatedTo(ChronoUnit.MILLIS).toString()));
        fields.put("MajorVersion", major);
        fields.put("MinorVersion", minor);
        return new Message(type, transaction, fields);
    }

    Message with(String name, Object value) {
        fields.put(name, value);
        return this;
    }

    Map<String, Object> body() {
        return Map.of(type + "Req", fields);
    }

    @Override
    public String toString() {
        return type;
    }
}
