package org.pontis.idp.eidcard.webeid;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pontis.broker.MethodId;
import org.pontis.idp.certificate.CertificateCheck;
import org.pontis.idp.certificate.Problems;
import org.pontis.idp.certificate.Refused;
import org.pontis.idp.certificate.issuer.IssuerProfiles;
import org.pontis.idp.certificate.revocation.Unusable;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** Tokens that real programs made with test cards of three countries; where they come from is told beside them. */
class PublicTokensTest {

    private static final String TUNNEL = "https://47f0-46-131-86-189.ngrok-free.app";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "estonian-es384, https://ria.ee, 12345678123456781234567812345678912356789123",
        "belgian-es384, " + TUNNEL + ", iMeEwP2cgUINY2XoO/lqEpOUn7z/ysHRqGXkGKC4VXE=",
        "belgian-rs256, " + TUNNEL + ", YPVgYc7Qds0qmK/RilPLffnsIg7IIovM4BAWqGZWwiY=",
        "finnish-es384, " + TUNNEL + ", x9qZDRO/ao2zprt3Z0bkW4CvvE/gALFtUIf3tcC0XxY=",
        "finnish-ps256, " + TUNNEL + ", ZqlDATkQRqh7LkqEbspBc2qDjot29oiNLlITdLgiVIo="
    })
    void aTokenIsSignedForItsOriginAndNonceAndForNoOther(String file, String origin, String nonce) {
        AuthenticationToken token = AuthenticationToken.read(token(file)).orElseThrow();

        assertThat(token.isSigned(new Origin(origin), new Nonce(nonce))).isTrue();
        assertThat(token.isSigned(new Origin("https://invalid.org"), new Nonce(nonce)))
                .isFalse();
        assertThat(token.isSigned(new Origin(origin + ":444"), new Nonce(nonce)))
                .isFalse();
        assertThat(token.isSigned(new Origin(origin), new Nonce("12345678123456781234567812345678912356789124")))
                .isFalse();
    }

    @Test
    void theSigningCertificatesOfVersion11ChangeNothing() {
        String newer = token("estonian-es384")
                .replace("web-eid:1.0", "web-eid:1.1")
                .replaceFirst("\\{", "{\"unverifiedSigningCertificates\": [{\"certificate\": \"none\"}],");

        assertThat(AuthenticationToken.read(newer)
                        .orElseThrow()
                        .isSigned(
                                new Origin("https://ria.ee"),
                                new Nonce("12345678123456781234567812345678912356789123")))
                .isTrue();
    }

    /** The certificate as well, on a day on which it was valid; its responder is not here. */
    @Test
    void anEstonianTokenPassesEveryCheckUpToRevocation() throws IOException {
        Files.writeString(folder.resolve("esteid.properties"), """
                template = esteid2018
                issuers = issuer.pem
                # the arc of test cards
                policies = 1.3.6.1.4.1.51361.1.2
                ocsp = http://ocsp.example/
                """);
        try (InputStream issuer = CertificateCheck.class.getResourceAsStream("esteid2018-test-issuer.pem")) {
            Files.copy(issuer, folder.resolve("issuer.pem"));
        }
        CertificateCheck check = new CertificateCheck(
                IssuerProfiles.in(folder).of(new MethodId("eid-card")),
                ask -> {
                    throw new Unusable("no answer");
                },
                10);
        AuthenticationToken token =
                AuthenticationToken.read(token("estonian-es384")).orElseThrow();

        assertThat(check.verify(token.certificate(), () -> Instant.parse("2024-12-24T12:00:00Z")))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.problem()).isEqualTo(Problems.STATUS_UNREACHABLE));
        assertThat(check.verify(token.certificate(), () -> Instant.parse("2026-07-10T12:00:00Z")))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.problem()).isEqualTo(Problems.EXPIRED));
    }

    static String token(String file) {
        try (InputStream in = PublicTokensTest.class.getResourceAsStream(file + ".json")) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
