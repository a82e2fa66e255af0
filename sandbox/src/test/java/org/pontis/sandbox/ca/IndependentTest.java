package org.pontis.sandbox.ca;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pontis.sandbox.card.SoftCard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Programs of others agree with our authority: OpenSSL, keytool, and the JDK's own path validation with its OCSP client. */
class IndependentTest {

    @TempDir
    static Path folder;

    private static Served served;

    @BeforeAll
    static void start() throws Exception {
        served = new Served(folder.resolve("state"));
        Files.write(folder.resolve("root.pem"), served.get("/api/ca").body());
        Files.write(folder.resolve("dnie.pem"), served.get("/api/ca/dnie").body());
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    @Test
    void opensslFindsACertificateGood() throws Exception {
        assertThat(ocsp(served.issue("dnie"))).contains("Response verify OK", ": good");
    }

    @Test
    void opensslFindsACertificateRevoked() throws Exception {
        X509Certificate certificate = served.issue("dnie");
        served.authority.revoke(certificate);
        assertThat(ocsp(certificate)).contains("Response verify OK", ": revoked");
    }

    @Test
    void opensslRefusesTheResponderOfAnotherAuthority() throws Exception {
        served.play(CaFaults.WRONG_RESPONDER);
        String verdict = ocsp(served.issue("dnie"));
        served.faults.stopAll();
        assertThat(verdict).contains("Response Verify Failure");
    }

    @Test
    void opensslReadsTheRevocationLists() throws Exception {
        X509Certificate certificate = served.issue("dnie");
        served.authority.revoke(certificate);
        Files.write(folder.resolve("dnie.crl"), served.get("/crl/dnie.crl").body());
        assertThat(openssl("crl", "-inform", "DER", "-in", "dnie.crl", "-CAfile", "dnie.pem", "-noout", "-text"))
                .contains("verify OK")
                .containsIgnoringCase(certificate.getSerialNumber().toString(16));
        Files.write(folder.resolve("root.crl"), served.get("/crl/root.crl").body());
        assertThat(openssl("crl", "-inform", "DER", "-in", "root.crl", "-CAfile", "root.pem", "-noout"))
                .contains("verify OK");
        served.play(CaFaults.CRL_FORGED);
        Files.write(folder.resolve("forged.crl"), served.get("/crl/dnie.crl").body());
        served.faults.stopAll();
        assertThat(openssl("crl", "-inform", "DER", "-in", "forged.crl", "-CAfile", "dnie.pem", "-noout"))
                .contains("verify failure");
    }

    @Test
    void opensslFollowsThePathToTheRoot() throws Exception {
        write("leaf.pem", served.issue("dnie"));
        assertThat(openssl("verify", "-x509_strict", "-CAfile", "root.pem", "-untrusted", "dnie.pem", "leaf.pem"))
                .contains("leaf.pem: OK");
    }

    @Test
    void opensslAndKeytoolOpenTheCard() throws Exception {
        Files.write(
                folder.resolve("card.p12"),
                served.get("/api/citizens/00000001R/card.p12").body());
        assertThat(openssl("pkcs12", "-in", "card.p12", "-passin", "pass:1234", "-nodes"))
                .contains("BEGIN PRIVATE KEY", "00000001R");
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        assertThat(run(keytool, "-list", "-keystore", "card.p12", "-storepass", "1234"))
                .contains("PrivateKeyEntry");
    }

    @Test
    void aCardThatIsNotGoodIsHandedOutToWhoeverAsksForOne() throws Exception {
        Files.write(
                folder.resolve("over.p12"),
                served.get("/api/citizens/00000001R/card.p12?variant=expired").body());
        byte[] again =
                served.get("/api/citizens/00000001R/card.p12?variant=expired").body();

        SoftCard over = SoftCard.open(again, "1234");
        assertThatThrownBy(() -> over.certificate().checkValidity()).isInstanceOf(CertificateExpiredException.class);
        assertThat(openssl("pkcs12", "-in", "over.p12", "-passin", "pass:1234", "-nodes"))
                .contains("00000001R");
        assertThat(SoftCard.open(Files.readAllBytes(folder.resolve("over.p12")), "1234")
                        .certificate())
                .as("it is the same one every time")
                .isEqualTo(over.certificate());
        assertThat(SoftCard.open(served.get("/api/citizens/00000001R/card.p12").body(), "1234")
                        .certificate())
                .isNotEqualTo(over.certificate());
        assertThat(served.get("/api/citizens/00000001R/card.p12?variant=golden").statusCode())
                .isEqualTo(404);
    }

    @Test
    void theJdkValidatesPathAndStatus() throws Exception {
        assertThat(validate(served.issue("esteid"))).isTrue();
        X509Certificate revoked = served.issue("esteid");
        served.authority.revoke(revoked);
        assertThatThrownBy(() -> validate(revoked))
                .isInstanceOf(CertPathValidatorException.class)
                .hasMessageContaining("revoked");
        assertThatThrownBy(() -> validate(served.issue("esteid", Variant.UNTRUSTED)))
                .isInstanceOf(CertPathValidatorException.class);
    }

    @Test
    void aStaleListIsOverAndAServerThatIsDownHangsUp() throws Exception {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        served.play(CaFaults.CRL_STALE);
        X509CRL stale = (X509CRL) factory.generateCRL(
                new ByteArrayInputStream(served.get("/crl/dnie.crl").body()));
        served.faults.stopAll();
        assertThat(stale.getNextUpdate()).isBefore(new Date());
        served.play(CaFaults.CRL_DOWN);
        assertThatThrownBy(() -> served.get("/crl/dnie.crl")).isInstanceOf(IOException.class);
        served.faults.stopAll();
    }

    @Test
    void peopleSeeWhoHoldsWhatAndRevoke() throws Exception {
        X509Certificate card =
                served.cards.of("00000001R").orElseThrow().login().certificate();
        Document page = Jsoup.parse(new String(served.get("/ca").body(), StandardCharsets.UTF_8));
        assertThat(page.select("#cards ~ ul a").eachText()).contains("GARCÍA RUIZ, ANA (AUTENTICACIÓN)");
        assertThat(page.select("tr:contains(FERRER MAS) td").eachText()).contains("revoked");
        assertThat(page.select("tr:contains(00000001R):contains(good)")).isNotEmpty();
        String act = "/ca/dnie/" + card.getSerialNumber().toString(16);
        assertThat(served.post(act + "/revoke", new byte[0]).statusCode()).isEqualTo(303);
        assertThat(served.authority.issuer("dnie").revokedAt(card)).isPresent();
        assertThat(served.post(
                                "/api/ca/dnie/certificates/"
                                        + card.getSerialNumber().toString(16) + "/restore",
                                new byte[0])
                        .statusCode())
                .isEqualTo(204);
        assertThat(served.authority.issuer("dnie").revokedAt(card)).isEmpty();
    }

    @Test
    void whoHasNoCardIsTold() throws Exception {
        assertThat(served.get("/api/citizens/00000003A/card.p12").statusCode()).isEqualTo(404);
        assertThat(served.get("/api/ca/nobody").statusCode()).isEqualTo(404);
    }

    private static boolean validate(X509Certificate certificate) throws Exception {
        CertPathValidator validator = CertPathValidator.getInstance("PKIX");
        PKIXRevocationChecker checker = (PKIXRevocationChecker) validator.getRevocationChecker();
        checker.setOptions(
                Set.of(PKIXRevocationChecker.Option.ONLY_END_ENTITY, PKIXRevocationChecker.Option.NO_FALLBACK));
        checker.setOcspResponder(URI.create(served.url("/ocsp/esteid")));
        PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(served.authority.root(), null)));
        parameters.addCertPathChecker(checker);
        validator.validate(
                CertificateFactory.getInstance("X.509")
                        .generateCertPath(List.of(
                                certificate, served.authority.issuer("esteid").certificate())),
                parameters);
        return true;
    }

    private static String ocsp(X509Certificate certificate) throws Exception {
        write("asked.pem", certificate);
        return openssl(
                "ocsp",
                "-issuer",
                "dnie.pem",
                "-cert",
                "asked.pem",
                "-url",
                served.url("/ocsp/dnie"),
                "-CAfile",
                "root.pem",
                "-timeout",
                "30");
    }

    private static void write(String name, X509Certificate certificate) throws Exception {
        String base64 = Base64.getMimeEncoder().encodeToString(certificate.getEncoded());
        Files.writeString(
                folder.resolve(name), "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n");
    }

    private static String openssl(String... arguments) throws Exception {
        String program = List.of("/usr/bin/openssl", "/usr/local/bin/openssl", "/opt/homebrew/bin/openssl").stream()
                .filter(path -> Files.isExecutable(Path.of(path)))
                .findFirst()
                .orElse("");
        assumeTrue(!program.isEmpty(), "OpenSSL is not installed");
        return run(Stream.concat(Stream.of(program), Arrays.stream(arguments)).toArray(String[]::new));
    }

    private static String run(String... command) throws Exception {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor(60, TimeUnit.SECONDS);
        return output;
    }
}
