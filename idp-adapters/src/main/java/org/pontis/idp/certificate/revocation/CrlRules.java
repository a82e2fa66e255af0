package org.pontis.idp.certificate.revocation;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

import org.pontis.broker.Settings;

/**
 * Where an issuer publishes its CRL.
 *
 * @param hosts to which the address in a certificate may lead; it is asked first
 * @param addresses the addresses asked then
 * @param limit octets of the largest we read
 */
public record CrlRules(Hosts hosts, List<URI> addresses, int limit) {

    private static final int MEGABYTE = 1 << 20;

    static CrlRules from(Settings profile) {
        return new CrlRules(
                Addresses.hosts(profile, "crl-hosts"),
                Addresses.of(profile, "crl"),
                profile.number("crl-limit-megabytes", 10, 1, 64) * MEGABYTE);
    }

    boolean silent() {
        return hosts.allowed().isEmpty() && addresses.isEmpty();
    }

    List<URI> addresses(Question question) {
        return Stream.concat(hosts.allowed(question.crls().stream()).stream(), addresses.stream())
                .distinct()
                .toList();
    }
}
