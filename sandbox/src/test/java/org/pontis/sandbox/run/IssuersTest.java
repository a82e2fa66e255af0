package org.pontis.sandbox.run;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pontis.broker.MethodId;
import org.pontis.broker.Settings;
import org.pontis.idp.certificate.issuer.IssuerProfile;
import org.pontis.idp.certificate.issuer.IssuerProfiles;
import org.pontis.sandbox.Addresses;
import org.pontis.sandbox.ca.CertificateAuthority;

import static org.assertj.core.api.Assertions.assertThat;

class IssuersTest {

    private static final Addresses AT = Addresses.fromBase(8000);

    @TempDir
    Path state;

    private Path written() {
        CertificateAuthority authority =
                CertificateAuthority.open(state, URI.create(AT.sandboxUrl()), InstantSource.system());
        Issuers issuers = Issuers.of(state);
        issuers.write(authority, AT);
        return issuers.folder();
    }

    @Test
    void theBrokerReadsAProfileOfEachIssuer() {
        assertThat(IssuerProfiles.in(written()).profiles())
                .extracting(IssuerProfile::id)
                .containsExactly("dnie", "esteid", "sim-ee", "sim-es");
    }

    @Test
    void nobodyIsBelievedForLongerThanOneLogin() {
        assertThat(IssuerProfiles.in(written()).profiles())
                .extracting(profile -> profile.revocation().freshness().cache())
                .containsOnly(Duration.ZERO);
    }

    @Test
    void unlessItIsSaid() {
        CertificateAuthority authority =
                CertificateAuthority.open(state, URI.create(AT.sandboxUrl()), InstantSource.system());
        Issuers issuers = new Issuers(state.resolve("others"));

        issuers.write(authority, AT, Duration.ofMinutes(10));

        assertThat(IssuerProfiles.in(issuers.folder()).profiles())
                .extracting(profile -> profile.revocation().freshness().cache())
                .containsOnly(Duration.ofMinutes(10));
    }

    @Test
    void aSimsCertificateIsNoCards() {
        Settings settings = new Settings("", Map.of("issuers", written().toString())::get);

        assertThat(IssuerProfiles.of(new MethodId("mobile-id"), settings).profiles())
                .extracting(IssuerProfile::id)
                .containsExactlyInAnyOrder("sim-ee", "sim-es");
        assertThat(IssuerProfiles.of(new MethodId("eid-card"), settings).profiles())
                .extracting(IssuerProfile::id)
                .containsExactlyInAnyOrder("dnie", "esteid");
    }

    @Test
    void whatIsLeftOfAnEarlierStartIsGone() throws IOException {
        Files.writeString(written().resolve("old.properties"), "template = dnie\n");
        try (Stream<Path> files = Files.list(written())) {
            List<String> names =
                    files.map(file -> file.getFileName().toString()).toList();
            assertThat(names).hasSize(8).doesNotContain("old.properties");
        }
    }
}
