package org.pontis.idp.certificate.pki;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

import org.pontis.broker.MethodId;
import org.pontis.idp.certificate.CertificateCheck;
import org.pontis.idp.certificate.issuer.IssuerProfiles;
import org.pontis.idp.certificate.revocation.HttpFetch;

/** A folder of issuer profiles, with one in it that is right in everything until told otherwise. */
public final class ProfileFolder {

    private final Path folder;
    private final Map<String, String> profile = new LinkedHashMap<>();

    public ProfileFolder(Path folder, TestAuthority issuer) {
        this.folder = folder;
        file("issuer.pem", issuer.pem());
        set("template", "en319412-1");
        set("methods", "eid-card");
        set("issuers", "issuer.pem");
        set("policies", TestAuthority.POLICY);
        set("countries", "ES");
        set("level", "high");
    }

    public ProfileFolder set(String key, String value) {
        profile.put(key, value);
        return this;
    }

    public ProfileFolder file(String name, String content) {
        try {
            Files.writeString(folder.resolve(name), content);
            return this;
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    /** Writes the profile and reads the folder. */
    public IssuerProfiles read() {
        file(
                "test.properties",
                profile.entrySet().stream()
                        .map(entry -> entry.getKey() + " = " + entry.getValue())
                        .collect(Collectors.joining("\n")));
        return IssuerProfiles.in(folder);
    }

    public CertificateCheck check() {
        return new CertificateCheck(read().of(new MethodId("eid-card")), new HttpFetch(), 100);
    }
}
