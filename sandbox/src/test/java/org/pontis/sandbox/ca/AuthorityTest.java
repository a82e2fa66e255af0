package org.pontis.sandbox.ca;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.Provider;
import java.security.Security;
import java.security.SignatureException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.util.ASN1Dump;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What the certificates look like, and that they stay. */
class AuthorityTest {

    private static final URI CONSOLE = URI.create("http://localhost:8090");
    private static final Subject ANA = Subject.of("ES", "00000001R", "Ana", "García Ruiz");

    @TempDir
    static Path state;

    private static CertificateAuthority authority() {
        return CertificateAuthority.open(state, CONSOLE, InstantSource.system());
    }

    private static X509Certificate issue(String issuer, Subject subject, Variant... variants) {
        return authority().issuer(issuer).issue(subject, Keys.ec().getPublic(), variants);
    }

    private static String subject(X509Certificate certificate) {
        return certificate
                .getSubjectX500Principal()
                .getName(
                        "RFC1779",
                        Map.of(
                                "2.5.4.5",
                                "serialNumber",
                                "2.5.4.4",
                                "SN",
                                "2.5.4.42",
                                "GN",
                                "2.5.4.97",
                                "organizationIdentifier"));
    }

    @Test
    void aRestartedAuthorityIsTheSame() {
        X509Certificate issued = issue("dnie", ANA);
        authority().revoke(issued);
        CertificateAuthority again = authority();
        assertThat(again.root()).isEqualTo(authority().root());
        assertThat(again.issuer("sim-ee").certificate())
                .isEqualTo(authority().issuer("sim-ee").certificate());
        assertThat(again.issuer("dnie").revokedAt(issued)).isPresent();
        again.restore(issued);
        assertThat(authority().issuer("dnie").revokedAt(issued)).isEmpty();
    }

    @Test
    void anotherConsoleIsAnotherAuthority() {
        CertificateAuthority other =
                CertificateAuthority.open(state, URI.create("http://localhost:9090"), InstantSource.system());
        assertThat(other.root()).isNotEqualTo(authority().root());
    }

    @Test
    void everyIssuerIsCertifiedByTheRoot() throws Exception {
        for (Issuer issuer : authority().issuers()) {
            issuer.certificate().verify(authority().root().getPublicKey());
            assertThat(issuer.certificate().getBasicConstraints()).isZero();
        }
    }

    @Test
    void aDnieBearsTheBareIdentifierAndTheFirstFamilyNameApart() {
        assertThat(subject(issue("dnie", ANA)))
                .contains("serialNumber=00000001R", "SN=GARCÍA,", "GN=ANA", "C=ES")
                .contains("CN=\"GARCÍA RUIZ, ANA (AUTENTICACIÓN)\"");
        assertThat(subject(issue("dnie", ANA, Variant.SIGNING))).contains("(FIRMA)");
    }

    @Test
    void aSimBearsTheSemanticIdentifierAndTheCompanyThatIsRepresented() {
        assertThat(subject(issue("sim-es", ANA))).contains("serialNumber=IDCES-00000001R", "SN=García Ruiz");
        Organisation company = new Organisation("Puentes del Tajo SL", "ES", "B00000000");
        assertThat(subject(issue("sim-es", ANA.representing(company))))
                .contains("O=Puentes del Tajo SL", "organizationIdentifier=VATES-B00000000");
    }

    @Test
    void anEstonianCertificateBearsPno() {
        assertThat(subject(issue("esteid", Subject.of("EE", "60001019906", "Mary", "Testnumber"))))
                .contains("serialNumber=PNOEE-60001019906", "CN=\"TESTNUMBER,MARY,60001019906\"", "C=EE");
    }

    @ParameterizedTest
    @CsvSource({
        "dnie, 2.16.724.1.2.2.2.4, ",
        "sim-es, 0.4.0.2042.1.2 1.3.6.1.4.1.99999.10.1, ",
        "sim-ee, 1.3.6.1.4.1.10015.18.1 0.4.0.2042.1.2, ",
        "esteid, 1.3.6.1.4.1.51361.1.2.1 0.4.0.2042.1.2, 1.3.6.1.5.5.7.3.2 1.3.6.1.5.5.7.3.4"
    })
    void eachIssuerHasItsPoliciesAndPurposes(String issuer, String policies, String purposes) throws Exception {
        X509Certificate certificate = issue(issuer, ANA);
        assertThat(policies(certificate)).containsExactly(policies.split(" "));
        assertThat(certificate.getExtendedKeyUsage()).isEqualTo(purposes == null ? null : List.of(purposes.split(" ")));
        assertThat(certificate.getKeyUsage()[0]).as("digitalSignature").isTrue();
        assertThat(certificate.getKeyUsage()[4]).as("keyAgreement").isEqualTo(issuer.equals("esteid"));
        assertThat(certificate.getBasicConstraints()).isEqualTo(-1);
    }

    @Test
    void variantsDifferInWhatTheySay() throws Exception {
        assertThatThrownBy(() -> issue("dnie", ANA, Variant.EXPIRED).checkValidity())
                .isInstanceOf(CertificateExpiredException.class);
        assertThatThrownBy(() -> issue("dnie", ANA, Variant.NOT_YET_VALID).checkValidity())
                .isInstanceOf(CertificateNotYetValidException.class);
        boolean[] usage = issue("dnie", ANA, Variant.SIGNING).getKeyUsage();
        assertThat(usage[0]).isFalse();
        assertThat(usage[1]).isTrue();
        assertThat(issue("dnie", ANA, Variant.NO_POLICIES).getExtensionValue("2.5.29.32"))
                .isNull();
        assertThat(policies(issue("dnie", ANA, Variant.LOOKALIKE_POLICY))).containsExactly("2.16.724.1.2.2.2.40");
        assertThat(policies(issue("dnie", ANA, Variant.ANY_POLICY))).containsExactly("2.5.29.32.0");
        assertThat(issue("dnie", ANA, Variant.AUTHORITY).getBasicConstraints()).isNotNegative();
        assertThat(issue("dnie", ANA, Variant.NO_REVOCATION_ADDRESSES).getExtensionValue("2.5.29.31"))
                .isNull();
        X509Certificate untrusted = issue("dnie", ANA, Variant.UNTRUSTED);
        assertThat(untrusted.getIssuerX500Principal())
                .isEqualTo(authority().issuer("dnie").certificate().getSubjectX500Principal());
        assertThatThrownBy(() -> untrusted.verify(
                        authority().issuer("dnie").certificate().getPublicKey()))
                .isInstanceOf(SignatureException.class);
    }

    @Test
    void aBirthdateStandsInTheSubjectDirectoryAttributes() throws Exception {
        X509Certificate certificate = issue("dnie", ANA.born(LocalDate.of(1980, 5, 17)));
        byte[] attributes = new JcaX509CertificateHolder(certificate)
                .getExtension(Extension.subjectDirectoryAttributes)
                .getExtnValue()
                .getOctets();
        assertThat(ASN1Dump.dumpAsString(ASN1Primitive.fromByteArray(attributes)))
                .contains("1.3.6.1.5.5.7.9.1", "19800517120000");
    }

    @ParameterizedTest
    @MethodSource("readers")
    void aCardIsAPkcs12ThatItsPinOpens(Provider reader) throws Throwable {
        Card card = new Cards(authority()).give("dnie", ANA).of("00000001R").orElseThrow();
        KeyStore store = KeyStore.getInstance("PKCS12", reader);
        withoutBouncyCastle(() -> {
            store.load(new ByteArrayInputStream(card.pkcs12()), "1234".toCharArray());
            assertThat(store.getCertificateChain("login"))
                    .containsExactly(
                            card.login().certificate(),
                            authority().issuer("dnie").certificate(),
                            authority().root());
            assertThat(store.getKey("login", "1234".toCharArray()))
                    .isEqualTo(card.login().key());
        });
        assertThat(card.toString()).doesNotContain("1234");
    }

    /** As Java is where nobody has added to it; whoever speaks SAML in this process puts Bouncy Castle first. */
    private static void withoutBouncyCastle(ThrowingCallable reading) throws Throwable {
        Provider first = Security.getProvider(BouncyCastleProvider.PROVIDER_NAME);
        Security.removeProvider(BouncyCastleProvider.PROVIDER_NAME);
        try {
            reading.call();
        } finally {
            if (first != null) {
                Security.insertProviderAt(first, 1);
            }
        }
    }

    static Stream<Provider> readers() {
        return Stream.of(Security.getProvider("SUN"), new BouncyCastleProvider());
    }

    private static List<String> policies(X509Certificate certificate) throws Exception {
        CertificatePolicies policies =
                CertificatePolicies.fromExtensions(new JcaX509CertificateHolder(certificate).getExtensions());
        return Arrays.stream(policies.getPolicyInformation())
                .map(policy -> policy.getPolicyIdentifier().getId())
                .toList();
    }
}
