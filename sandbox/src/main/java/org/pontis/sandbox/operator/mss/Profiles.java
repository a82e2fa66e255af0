package org.pontis.sandbox.operator.mss;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.pontis.sandbox.operator.MobileOperator;
import org.pontis.sandbox.operator.Purpose;
import org.pontis.sandbox.operator.Role;
import org.pontis.sandbox.operator.Sim;

/** What a SIM can do, told without ringing the phone: MSS_ProfileReq with its extension {@code certs}. */
record Profiles(MobileOperator operator, Replies replies) {

    Map<String, Object> reply(Message message) throws MssFault {
        message.version("2", "0");
        Sim sim =
                operator.client(message.phone(), Optional.empty()).orElseThrow(() -> MssFault.of(Code.UNKNOWN_CLIENT));
        Map<String, Object> reply = replies.reply(message.transaction(), message.instant(), "2", "0");
        reply.put(
                "SignatureProfile", sim.roles().stream().map(Profiles::profile).toList());
        Map<String, Object> status = Replies.status(Code.REQUEST_OK);
        if (message.optional("/Params").orElse("").contains("certs")) {
            status.put("StatusDetail", Map.of("ProfileQueryExtension", Map.of("Sscds", Map.of("Sim", card(sim)))));
        }
        reply.put("Status", status);
        return reply;
    }

    private Map<String, Object> card(Sim sim) {
        boolean blocked = sim.pin(Purpose.AUTHENTICATION).left() == 0;
        return Map.of(
                "State",
                "ACTIVE",
                "PinStatus",
                Map.of("Blocked", blocked),
                "MobileUserCertificate",
                sim.roles().stream().map(role -> certificate(sim, role)).toList());
    }

    /** With the profile it is used by, which the document leaves out. */
    private Map<String, Object> certificate(Sim sim, Role role) {
        X509Certificate certificate = operator.certificate(sim, Purpose.AUTHENTICATION, role);
        return Map.of(
                "Algorithm",
                certificate.getPublicKey().getAlgorithm(),
                "State",
                "ACTIVE",
                "SignatureProfile",
                profile(role),
                "X509Certificate",
                List.of(der(certificate)),
                "X509SubjectName",
                List.of(certificate.getSubjectX500Principal().getName()));
    }

    private static String profile(Role role) {
        return role == Role.SELF ? SignatureRequest.SELF : SignatureRequest.COMPANY;
    }

    private static String der(X509Certificate certificate) {
        try {
            return Base64.getEncoder().encodeToString(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
