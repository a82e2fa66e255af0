package org.pontis.idp.mobileid.mss;

import java.util.Base64;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import org.pontis.broker.PersonIdentifier;
import org.pontis.idp.certificate.issuer.Holder;
import org.pontis.idp.certificate.issuer.TrustedIssuers;
import org.pontis.idp.certificate.issuer.TrustedIssuers.Trusted;
import org.pontis.idp.certificate.x509.ParsedCertificate;
import org.pontis.idp.certificate.x509.Unreadable;
import org.pontis.idp.mobileid.line.Reply;
import org.pontis.idp.mobileid.operator.Role;

/**
 * What a SIM is said to hold. Nothing is believed yet: it only decides whether the phone rings at all.
 *
 * @param answer a MSS_ProfileResp
 */
record SimCertificates(JsonNode answer, TrustedIssuers issuers) {

    /** Whether one of them names this person. */
    boolean speakOf(PersonIdentifier identifier) {
        for (JsonNode list : answer.findValues("X509Certificate")) {
            for (JsonNode certificate : list) {
                if (holder(certificate)
                        .filter(holder -> holder.identifier().equals(identifier))
                        .isPresent()) {
                    return true;
                }
            }
        }
        return false;
    }

    /** As whom it can sign. */
    Set<Role> roles(Map<Role, String> profiles) {
        Set<String> offered = new HashSet<>();
        answer.path("SignatureProfile").forEach(profile -> Reply.text(profile).ifPresent(offered::add));
        Set<Role> roles = EnumSet.noneOf(Role.class);
        profiles.forEach((role, profile) -> {
            if (offered.contains(profile)) {
                roles.add(role);
            }
        });
        return roles;
    }

    private Optional<Holder> holder(JsonNode certificate) {
        try {
            ParsedCertificate parsed =
                    ParsedCertificate.read(Base64.getDecoder().decode(certificate.asText()));
            for (Trusted trusted : issuers.named(parsed.issuer())) {
                return Optional.of(trusted.profile().holder().read(parsed));
            }
            return Optional.empty();
        } catch (Unreadable | IllegalArgumentException nobody) {
            return Optional.empty();
        }
    }
}
