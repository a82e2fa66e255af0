package org.pontis.sandbox.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import org.pontis.sandbox.Addresses;
import org.pontis.sandbox.ca.CertificateAuthority;
import org.pontis.sandbox.ca.Pem;
import org.pontis.sandbox.machine.Tree;

/**
 * The issuer profiles of one sandbox (docs/issuer-profiles.md): the test authority in the place of each real one, and its
 * responder in the place of theirs. A sandbox's own believe nobody's certificate for longer than one login, so that a certificate
 * that is revoked, or a fault that is played, shows at once.
 */
public record Issuers(Path folder) {

    private static final Map<String, String> PROFILES = new LinkedHashMap<>();

    static {
        PROFILES.put("dnie", "template = dnie\n");
        PROFILES.put("esteid", "template = esteid2018\npolicies = 1.3.6.1.4.1.51361.1.2\n");
        PROFILES.put("sim-ee", "template = mobile-id-ee\n");
        PROFILES.put("sim-es", """
                template = en319412-1
                methods = mobile-id
                policies = 1.3.6.1.4.1.99999.10.1
                countries = ES
                organisations = allowed
                level = high
                """);
    }

    /** The profiles of the sandbox with this state folder. */
    static Issuers of(Path state) {
        return new Issuers(state.toAbsolutePath().normalize().resolve("issuers"));
    }

    /** Writes them anew: where the responder is may have changed. */
    void write(CertificateAuthority authority, Addresses addresses) {
        write(authority, addresses, Duration.ZERO);
    }

    /**
     * The same.
     *
     * @param believed how long an answer about a certificate counts
     */
    public void write(CertificateAuthority authority, Addresses addresses, Duration believed) {
        Tree.delete(folder);
        PROFILES.forEach((id, profile) -> {
            Tree.writePrivate(
                    folder.resolve(id + ".pem"), Pem.text(authority.issuer(id).certificate()));
            Tree.writePrivate(
                    folder.resolve(id + ".properties"), profile + """
                    issuers = %s.pem
                    ocsp =
                    ocsp-hosts = localhost:%d
                    ocsp-nonce = required
                    cache = %s
                    """.formatted(id, addresses.sandbox(), believed));
        });
    }
}
