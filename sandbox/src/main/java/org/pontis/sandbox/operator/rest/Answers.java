package org.pontis.sandbox.operator.rest;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

import org.pontis.sandbox.faults.Fault;
import org.pontis.sandbox.faults.Faults;
import org.pontis.sandbox.operator.FaultyLine;
import org.pontis.sandbox.operator.OperatorFaults;
import org.pontis.sandbox.operator.Order;
import org.pontis.sandbox.operator.Outcome;
import org.pontis.sandbox.operator.Purpose;
import org.pontis.sandbox.operator.Result;
import org.pontis.sandbox.web.Response;

/** How results are told, MID REST API sections 3.3.5 to 3.3.8. */
final class Answers {

    private final Faults faults;
    private final InstantSource clock;

    Answers(Faults faults, InstantSource clock) {
        this.faults = faults;
        this.clock = clock;
    }

    Map<String, Object> running() {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("state", "RUNNING");
        return answer;
    }

    Map<String, Object> complete(Session session, Result result) {
        String phone = session.transaction().order().number().value();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("state", "COMPLETE");
        switch (result) {
            case Result.Ended ended -> answer.put("result", name(ended.outcome(), phone));
            case Result.Signed signed -> {
                answer.put("result", plays(OperatorFaults.UNKNOWN_RESULT, phone) ? "OK_WITH_REMARKS" : "OK");
                addSignature(answer, session, signed);
            }
        }
        FaultyLine.decorate(faults, phone, answer);
        return answer;
    }

    Response json(Map<String, Object> answer) {
        return Response.json(stamped(answer));
    }

    Response error(int status, String sentence) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("error", sentence);
        return Response.json(status, stamped(answer));
    }

    private void addSignature(Map<String, Object> answer, Session session, Result.Signed signed) {
        Order order = session.transaction().order();
        String phone = order.number().value();
        if (!plays(OperatorFaults.NO_SIGNATURE, phone)) {
            answer.put(
                    "signature",
                    Map.of(
                            "value",
                            base64(signed.value()),
                            "algorithm",
                            session.hashType() + algorithm(signed.certificate(), phone)));
        }
        if (order.purpose() == Purpose.AUTHENTICATION && !plays(OperatorFaults.NO_CERT, phone)) {
            answer.put("cert", der(signed.certificate()));
        }
    }

    private String algorithm(X509Certificate certificate, String phone) {
        boolean rsa = certificate.getPublicKey().getAlgorithm().equals("RSA");
        return rsa ^ plays(OperatorFaults.WRONG_ALGORITHM, phone) ? "WithRSAEncryption" : "WithECEncryption";
    }

    private String name(Outcome outcome, String phone) {
        return switch (outcome) {
            case NOT_CLIENT -> "NOT_MID_CLIENT";
            case CANCELLED -> "USER_CANCELLED";
            case TIMEOUT -> plays(OperatorFaults.OLD_RESULT, phone) ? "EXPIRED_TRANSACTION" : "TIMEOUT";
            case PHONE_ABSENT -> "PHONE_ABSENT";
            case DELIVERY_ERROR -> "DELIVERY_ERROR";
            // the dialect has no word for a blocked PIN
            case SIM_ERROR, PIN_BLOCKED -> "SIM_ERROR";
            case HASH_MISMATCH -> "SIGNATURE_HASH_MISMATCH";
        };
    }

    private Map<String, Object> stamped(Map<String, Object> answer) {
        Map<String, Object> stamped = new LinkedHashMap<>(answer);
        stamped.put(
                "time",
                clock.instant()
                        .atOffset(ZoneOffset.UTC)
                        .toLocalDateTime()
                        .truncatedTo(ChronoUnit.SECONDS)
                        .toString());
        stamped.put(
                "traceId",
                HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong()));
        return stamped;
    }

    private boolean plays(Fault fault, String phone) {
        return faults.strike(fault, phone).isPresent();
    }

    static String der(X509Certificate certificate) {
        try {
            return base64(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] value) {
        return Base64.getEncoder().encodeToString(value);
    }
}
