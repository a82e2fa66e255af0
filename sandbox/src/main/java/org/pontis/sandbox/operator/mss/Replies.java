package org.pontis.sandbox.operator.mss;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/** What every answer of this dialect begins with. */
final class Replies {

    private static final String OPERATOR = "http://pontis.sandbox/operator";

    private final Partner partner;
    private final InstantSource clock;

    Replies(Partner partner, InstantSource clock) {
        this.partner = partner;
        this.clock = clock;
    }

    /** @param transaction the relying party's own name of it, as in its request */
    Map<String, Object> reply(String transaction, String instant, String major, String minor) {
        Map<String, Object> reply = new LinkedHashMap<>();
        reply.put("AP_Info", Map.of("AP_ID", partner.id(), "AP_TransID", transaction, "Instant", instant));
        reply.put(
                "MSSP_Info",
                Map.of(
                        "Instant",
                        clock.instant().truncatedTo(ChronoUnit.MILLIS).toString(),
                        "MSSP_ID",
                        Map.of("URI", OPERATOR)));
        reply.put("MajorVersion", major);
        reply.put("MinorVersion", minor);
        return reply;
    }

    static Map<String, Object> status(Code code) {
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("StatusCode", Map.of("Value", String.valueOf(code.number())));
        status.put("StatusMessage", code.name());
        return status;
    }
}
