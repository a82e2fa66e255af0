package org.pontis.idp.certificate;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERT61String;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.broker.MethodId;
import org.pontis.idp.certificate.pki.Keys;
import org.pontis.idp.certificate.pki.Making;
import org.pontis.idp.certificate.pki.Names;
import org.pontis.idp.certificate.pki.Reply;
import org.pontis.idp.certificate.pki.TestAuthority;
import org.pontis.idp.certificate.pki.TestSite;
import org.pontis.idp.certificate.revocation.HttpFetch;
import org.pontis.idp.certificate.x509.Der;

import static org.assertj.core.api.Assertions.assertThat;

class CertificateTest extends CheckTest {

    @Test
    void aCertificateAsItShouldBeNamesItsHolder() {
        VerifiedCertificate verified = verified(verdict(ISSUER.login()));

        assertThat(verified.holder().identifier().semantics()).isEqualTo("IDCES-00000001R");
        assertThat(verified.holder().givenName()).isEqualTo("ANA");
        assertThat(verified.holder().familyName()).isEqualTo("GARCÍA RUIZ");
        assertThat(verified.ceiling()).isEqualTo(LevelOfAssurance.HIGH);
        assertThat(verified.profile().id()).isEqualTo("test");
        assertThat(verified.publicKey()).isEqualTo(verified.certificate().getPublicKey());
    }

    @Test
    @DisplayName("N2 nothing that goes into a log names the holder")
    void nothingNamesTheHolder() {
        UnverifiedCertificate unverified = ISSUER.login().unverified();
        VerifiedCertificate verified = verified(verdict(unverified));

        assertThat(unverified + " " + verified + " " + verified.holder() + " " + verified.evidence())
                .doesNotContain("00000001R")
                .doesNotContain("ANA")
                .doesNotContain("GARC");
    }

    @Test
    @DisplayName(
            "K3 K5 who signed a certificate must be pinned: not a stranger, not the root above, not the holder herself")
    void anUnknownIssuer() {
        refused(verdict(TestAuthority.root("Nobody").login()), Problems.UNKNOWN_ISSUER, "No profile");
        refused(verdict(ROOT.login()), Problems.UNKNOWN_ISSUER, "No profile");
    }

    @Test
    @DisplayName("F1 J7 K3 a certificate that only bears the name of a pinned issuer is refused")
    void aForgedIssuer() {
        TestAuthority forged = new TestAuthority(ISSUER.certificate(), Keys.p256());

        refused(verdict(forged.login()), Problems.UNKNOWN_ISSUER, "has not signed");
        assertThat(site.asked()).as("nobody is asked about a forgery").isEmpty();
    }

    @Test
    @DisplayName("K5 an intermediate the client sends is not believed, even if a pinned issuer has signed it")
    void aChainIsNotBelieved() {
        TestAuthority below = ISSUER.below("An issuer below the pinned one");
        Making login = below.login();

        refused(
                verdict(UnverifiedCertificate.firstOf(login.certificate(), below.certificate(), ISSUER.certificate())),
                Problems.UNKNOWN_ISSUER,
                "No profile");
    }

    @Test
    @DisplayName("K11 a certificate changed after it was signed is refused")
    void aChangedCertificate() {
        byte[] der = ISSUER.login().der();
        String text = new String(der, StandardCharsets.ISO_8859_1);
        der[text.lastIndexOf("00000001R")] = '1';

        refused(verdict(new UnverifiedCertificate(der)), Problems.UNKNOWN_ISSUER, "has not signed");
    }

    @Test
    @DisplayName("J8 K3 an expired certificate, and one not valid yet, are told apart")
    void validity() {
        Instant now = clock.instant();

        refused(
                verdict(ISSUER.login().valid(now.minus(Duration.ofDays(9)), now.minusSeconds(1))),
                Problems.EXPIRED,
                "expired");
        refused(
                verdict(ISSUER.login().valid(now.plusSeconds(1), now.plus(Duration.ofDays(9)))),
                Problems.NOT_YET_VALID,
                "not valid yet");
        verified(verdict(ISSUER.login().valid(now, now)));
    }

    @Test
    void aRememberedCertificateStillExpires() {
        CertificateCheck check = profile.check();
        UnverifiedCertificate certificate = ISSUER.login()
                .valid(clock.instant(), clock.instant().plusSeconds(30))
                .unverified();
        verified(check.verify(certificate, clock));

        clock.forward(Duration.ofSeconds(31));
        refused(check.verify(certificate, clock), Problems.EXPIRED, "expired");
    }

    @Test
    void anIssuerThatHasExpiredVouchesForNobody() {
        Instant now = clock.instant();
        TestAuthority expired = ROOT.authorityBelow("Expired issuer")
                .valid(now.minus(Duration.ofDays(9)), now.minusSeconds(1))
                .authority(Keys.p256());
        profile.file("issuer.pem", expired.pem());

        refused(verdict(expired.login()), Problems.UNKNOWN_ISSUER, "not valid now");
    }

    @Test
    @DisplayName("K3 an authority's certificate is nobody's")
    void anAuthorityAsLeaf() {
        refused(verdict(ISSUER.login().authority(new BasicConstraints(true))), Problems.WRONG_KIND, "an authority's");
    }

    @Test
    @DisplayName("J8 K10 the certificate for signing documents does not log in")
    void theSigningCertificate() {
        refused(
                verdict(ISSUER.login().keyUsage(KeyUsage.nonRepudiation)),
                Problems.WRONG_KIND,
                "digitalSignature is missing");
        refused(
                verdict(ISSUER.login().keyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation)),
                Problems.WRONG_KIND,
                "nonRepudiation is there");
    }

    @Test
    @DisplayName("J8 K3 a certificate that does not say what its key is for does not log in")
    void noKeyUsage() {
        refused(verdict(ISSUER.login().without(Extension.keyUsage)), Problems.WRONG_KIND, "digitalSignature");
        refused(
                verdict(ISSUER.login().keyUsage(KeyUsage.digitalSignature | KeyUsage.keyCertSign)),
                Problems.WRONG_KIND,
                "keyCertSign");
    }

    @Test
    @DisplayName("K3 extended usages without the profile's one, and any, are refused")
    void extendedKeyUsage() {
        refused(
                verdict(ISSUER.login().extendedKeyUsage(KeyPurposeId.id_kp_serverAuth)),
                Problems.WRONG_KIND,
                "extended");
        refused(
                verdict(ISSUER.login().extendedKeyUsage(KeyPurposeId.anyExtendedKeyUsage)),
                Problems.WRONG_KIND,
                "extended");
        verified(verdict(ISSUER.login().without(Extension.extendedKeyUsage)));

        profile.set("extended-key-usage-presence", "required");
        refused(verdict(ISSUER.login().without(Extension.extendedKeyUsage)), Problems.WRONG_KIND, "extended");

        profile.set("extended-key-usage-presence", "absent");
        refused(verdict(ISSUER.login()), Problems.WRONG_KIND, "extended");
        verified(verdict(ISSUER.login().without(Extension.extendedKeyUsage)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {TestAuthority.POLICY + "0", "1.3.6.1.4.1.99999.10", "1.3.6.1.4.1.99999.20.1", "2.5.29.32.0"})
    @DisplayName("J8 K3 another policy is refused: one with the same first digits, the arc above, anyPolicy")
    void anotherPolicy(String policy) {
        refused(verdict(ISSUER.login().policies(policy)), Problems.WRONG_KIND, "policies");
    }

    @Test
    @DisplayName("K3 a certificate without policies is refused, and one below the profile's policy is not")
    void policies() {
        refused(verdict(ISSUER.login().without(Extension.certificatePolicies)), Problems.WRONG_KIND, "policies");
        verified(verdict(ISSUER.login().policies(TestAuthority.POLICY + ".3")));

        profile.set("policies-all", "0.4.0.2042.1.2");
        refused(verdict(ISSUER.login().policies(TestAuthority.POLICY)), Problems.WRONG_KIND, "policies");
        verified(verdict(ISSUER.login()));

        profile.set("policies-none", "0.4.0.2042");
        refused(verdict(ISSUER.login()), Problems.WRONG_KIND, "policies");
    }

    @Test
    @DisplayName("K10 a certificate made for another method is refused although its issuer is trusted for both")
    void anotherMethodsCertificate() {
        profile.file("sim.properties", """
                template = en319412-1
                methods = mobile-id
                issuers = issuer.pem
                policies = 1.3.6.1.4.1.99999.20.1
                countries = ES
                ocsp = http://127.0.0.1/
                """);

        refused(verdict(ISSUER.login().policies("1.3.6.1.4.1.99999.20.1")), Problems.WRONG_KIND, "policies");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SHA1withECDSA", "SHA224withECDSA"})
    @DisplayName("K3 a signature on SHA-1 is refused")
    void sha1(String algorithm) {
        refused(verdict(ISSUER.login().algorithm(algorithm)), Problems.WEAK_KEY, "is not allowed");
    }

    @Test
    @DisplayName("K3 RSA signatures on SHA-1 and MD5 are refused, on SHA-2 and PSS not")
    void rsaIssuer() {
        KeyPair rsa = Keys.rsa(2048);
        TestAuthority issuer = ROOT.authorityBelow("RSA issuer").authority(rsa);
        profile.file("issuer.pem", issuer.pem()).set("ocsp", site.address("/rsa"));
        site.at("/rsa", TestSite.ocsp(new Reply(issuer.certificate(), rsa, List.of(), clock.instant())));

        refused(verdict(issuer.login().algorithm("SHA1withRSA")), Problems.WEAK_KEY, "is not allowed");
        refused(verdict(issuer.login().algorithm("MD5withRSA")), Problems.WEAK_KEY, "is not allowed");
        verified(verdict(issuer.login()));
        verified(verdict(issuer.login().algorithm("SHA512withRSA")));
    }

    @Test
    @DisplayName("K3 RSA-1024 is refused by name")
    void rsa1024() {
        refused(verdict(ISSUER.login().key(Keys.rsa(1024).getPublic())), Problems.WEAK_KEY, "RSA-1024 is not allowed");
        verified(verdict(ISSUER.login().key(Keys.rsa(2048).getPublic())));
    }

    @Test
    void curves() {
        verified(verdict(ISSUER.login().key(Keys.ec("secp384r1").getPublic())));
        verified(verdict(ISSUER.login().key(Keys.ec("secp521r1").getPublic())));
        refused(verdict(ISSUER.login().key(Keys.ec("brainpoolP384r1").getPublic())), Problems.WEAK_KEY, "curve");
    }

    @Test
    void aCurveOfRfc5639IsTakenWhereAProfileAllowsIt() {
        KeyPair brainpool = Keys.ec("brainpoolP256r1");
        refused(verdict(ISSUER.login().key(brainpool.getPublic())), Problems.WEAK_KEY, "curve");

        profile.set("curves", "P-256 brainpoolP256r1");
        assertThat(verified(verdict(ISSUER.login().key(brainpool.getPublic()))).publicKey())
                .isEqualTo(brainpool.getPublic());
    }

    @Test
    void aPointThatIsNotOnItsCurveIsNoKey() {
        SubjectPublicKeyInfo good =
                SubjectPublicKeyInfo.getInstance(Keys.p256().getPublic().getEncoded());
        byte[] off = good.getPublicKeyData().getOctets();
        off[off.length - 1] ^= 1;

        // Java may refuse to read it before we can name the reason
        assertThat(verdict(ISSUER.login().key(new SubjectPublicKeyInfo(good.getAlgorithm(), off))))
                .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.problem())
                        .isIn(Problems.WEAK_KEY, Problems.UNREADABLE));
    }

    @Test
    void aKeyOfAnotherAlgorithmIsRefused() {
        assertThat(verdict(ISSUER.login()
                        .key(new SubjectPublicKeyInfo(
                                new AlgorithmIdentifier(new ASN1ObjectIdentifier("1.2.3.4")), new byte[32]))))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.problem()).isEqualTo(Problems.WEAK_KEY));
    }

    @Test
    @DisplayName("K3 a thousand alternative names, and a serial number that is negative or zero or too long")
    void numbers() {
        GeneralName[] names = IntStream.range(0, 100)
                .mapToObj(i -> new GeneralName(GeneralName.rfc822Name, "a" + i + "@example.org"))
                .toArray(GeneralName[]::new);
        refused(
                verdict(ISSUER.login().extension(Extension.subjectAlternativeName, false, new GeneralNames(names))),
                Problems.UNREADABLE,
                "names");
        GeneralName[] thousand = IntStream.range(0, 1000)
                .mapToObj(i -> new GeneralName(GeneralName.rfc822Name, "a" + i + "@example.org"))
                .toArray(GeneralName[]::new);
        refused(
                verdict(ISSUER.login().extension(Extension.subjectAlternativeName, false, new GeneralNames(thousand))),
                Problems.UNREADABLE,
                "large");

        for (BigInteger serial :
                new BigInteger[] {BigInteger.TEN.negate(), BigInteger.ZERO, BigInteger.ONE.shiftLeft(160)}) {
            refused(verdict(ISSUER.login().serial(serial)), Problems.UNREADABLE, "serial number");
        }
    }

    @Test
    @DisplayName("K3 a critical extension that is not understood, and name constraints of a person, are refused")
    void criticalExtensions() {
        refused(
                verdict(ISSUER.login()
                        .extension(new ASN1ObjectIdentifier("1.3.6.1.4.1.99999.7"), true, DERNull.INSTANCE)),
                Problems.UNREADABLE,
                "critical extension");
        verified(verdict(
                ISSUER.login().extension(new ASN1ObjectIdentifier("1.3.6.1.4.1.99999.7"), false, DERNull.INSTANCE)));
    }

    @Test
    @DisplayName("K3 a subject with two common names, or two serial numbers, is refused")
    void twoOfOne() {
        refused(
                verdict(ISSUER.login().subject(Names.with(BCStyle.CN, new DERUTF8String("RUIZ,ANA,IDCES-00000002W")))),
                Problems.UNREADABLE,
                "twice");
        refused(
                verdict(ISSUER.login()
                        .subject(Names.with(BCStyle.SERIALNUMBER, new DERPrintableString("IDCES-00000002W")))),
                Problems.UNREADABLE,
                "twice");
    }

    @Test
    @DisplayName("K3 an RDN of several values is refused")
    void severalValuesInOne() {
        X500Name name = Names.ana()
                .addMultiValuedRDN(new AttributeTypeAndValue[] {
                    new AttributeTypeAndValue(BCStyle.T, new DERUTF8String("Dra.")),
                    new AttributeTypeAndValue(BCStyle.OU, new DERUTF8String("x"))
                })
                .build();

        refused(verdict(ISSUER.login().subject(name)), Problems.UNREADABLE, "several values");
    }

    @Test
    @DisplayName("K3 names with NUL, a mark that turns the writing, or in T61String or BMPString, are refused")
    void charactersThatDoNotShow() {
        for (String name : new String[] {"ANA\u0000", "\u202EANA", "A\u200BNA", "ANA\n", " "}) {
            refused(
                    verdict(ISSUER.login().subject(Names.with(BCStyle.T, new DERUTF8String(name)))),
                    Problems.UNREADABLE,
                    "show");
        }
        refused(
                verdict(ISSUER.login().subject(Names.with(BCStyle.T, new DERT61String("Dra.")))),
                Problems.UNREADABLE,
                "UTF8String");
        refused(
                verdict(ISSUER.login().subject(Names.with(BCStyle.T, new DERBMPString("Dra.")))),
                Problems.UNREADABLE,
                "UTF8String");
    }

    @Test
    @DisplayName("K3 an identifier in letters that only look like ours is refused")
    void lookalikes() {
        refused(
                verdict(ISSUER.login()
                        .subject(Names.ana().build())
                        .subject(new X500NameBuilder()
                                .addRDN(BCStyle.GIVENNAME, new DERUTF8String("ANA"))
                                .addRDN(BCStyle.SURNAME, new DERUTF8String("GARCÍA"))
                                // a Cyrillic letter for S
                                .addRDN(BCStyle.SERIALNUMBER, new DERUTF8String("IDCE\u0405-00000001R"))
                                .build())),
                Problems.UNREADABLE,
                "semantics");
    }

    @Test
    @DisplayName(
            "K4 an identifier without its prefix, in lower case, of another country or kind, or with a wrong letter")
    void identifiers() {
        for (String serialNumber : new String[] {
            "00000001R",
            "idces-00000001R",
            "IDCES-00000001r",
            "IDCES00000001R",
            "IDCES-00000001T",
            "IDCES-1R",
            "IDCPT-00000001R",
            "PNOEE-60001019906",
            "PASES-00000001R",
            "XXXES-00000001R",
            "IDCES-"
        }) {
            refused(
                    verdict(ISSUER.login()
                            .subject(Names.person(serialNumber, "ANA", "GARCÍA").build())),
                    Problems.UNREADABLE,
                    "");
        }
        assertThat(verified(verdict(ISSUER.login()
                                .subject(Names.person("PNOES-00000001R", "ANA", "GARCÍA")
                                        .build())))
                        .holder()
                        .identifier()
                        .semantics())
                .as("the same number is the same person, whatever kind the issuer calls it")
                .isEqualTo("IDCES-00000001R");
    }

    @Test
    void aSubjectWithoutNamesSpeaksOfNobody() {
        X500Name name = new X500NameBuilder()
                .addRDN(BCStyle.SERIALNUMBER, new DERPrintableString("IDCES-00000001R"))
                .build();

        refused(verdict(ISSUER.login().subject(name)), Problems.UNREADABLE, "givenName");
    }

    @Test
    void whoRepresentsACompanyIsLetInWhereTheProfileSaysSo() {
        X500Name representative = Names.ana()
                .addRDN(BCStyle.O, new DERUTF8String("Puentes del Tajo SL"))
                .addRDN(BCStyle.ORGANIZATION_IDENTIFIER, new DERPrintableString("VATES-B00000000"))
                .build();
        refused(verdict(ISSUER.login().subject(representative)), Problems.WRONG_KIND, "organisation");

        profile.set("organisations", "allowed");
        assertThat(verified(verdict(ISSUER.login().subject(representative)))
                        .holder()
                        .organisation())
                .hasValueSatisfying(organisation -> {
                    assertThat(organisation.name()).isEqualTo("Puentes del Tajo SL");
                    assertThat(organisation.identifier()).isEqualTo("VATES-B00000000");
                });
    }

    @Test
    @DisplayName(
            "K3 names outside what an authority above permits are refused, also with a dot at the end (CVE-2026-8763)")
    void nameConstraints() {
        TestAuthority constrained = ROOT.authorityBelow("Constrained issuer")
                .extension(Extension.nameConstraints, true, new NameConstraints(null, new GeneralSubtree[] {
                    new GeneralSubtree(new GeneralName(GeneralName.dNSName, "example.org")),
                    new GeneralSubtree(new GeneralName(GeneralName.rfc822Name, "evil.example"))
                }))
                .authority(Keys.p256());
        profile.file("issuer.pem", constrained.pem());
        site.at(
                "/ocsp",
                TestSite.ocsp(new Reply(constrained.certificate(), constrained.keys(), List.of(), clock.instant())));

        verified(verdict(constrained.login()));
        verified(verdict(named(constrained, GeneralName.rfc822Name, "ana@example.net")));
        for (String host : new String[] {"example.org", "www.example.org", "www.example.org.", "EXAMPLE.ORG."}) {
            assertThat(verdict(named(constrained, GeneralName.dNSName, host)))
                    .as(host)
                    .isInstanceOf(Refused.class);
        }
        refused(
                verdict(named(constrained, GeneralName.rfc822Name, "ana@evil.example")),
                Problems.UNKNOWN_ISSUER,
                "may not issue for these names");
    }

    @Test
    void nameConstraintsOfARootAboveCountToo() {
        KeyPair pair = Keys.p256();
        X500Name own = Names.authority("Constrained root");
        TestAuthority root = new TestAuthority(ROOT.certificate(), pair)
                .authorityBelow("Constrained root")
                .issuer(own)
                .extension(
                        Extension.nameConstraints,
                        true,
                        new NameConstraints(
                                new GeneralSubtree[] {new GeneralSubtree(new GeneralName(new X500Name("C=PT")))}, null))
                .authority(pair);
        TestAuthority issuer = root.below("Issuer below");
        profile.file("issuer.pem", issuer.pem()).file("root.pem", root.pem()).set("authorities", "root.pem");

        refused(verdict(issuer.login()), Problems.UNKNOWN_ISSUER, "may not issue for these names");
    }

    private static Making named(TestAuthority issuer, int kind, String name) {
        return issuer.login()
                .extension(Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName(kind, name)));
    }

    @Test
    void ofTwoKeysOfOneIssuerTheRightOneIsFound() {
        TestAuthority first = withKeyIdentifier(1);
        TestAuthority second = withKeyIdentifier(2);
        profile.file("issuer.pem", first.pem() + second.pem());
        site.at("/ocsp", TestSite.ocsp(new Reply(second.certificate(), second.keys(), List.of(), clock.instant())));

        verified(verdict(second.login()
                .extension(Extension.authorityKeyIdentifier, false, new AuthorityKeyIdentifier(new byte[] {2}))));
        verified(verdict(second.login()));
        refused(
                verdict(second.login()
                        .extension(
                                Extension.authorityKeyIdentifier, false, new AuthorityKeyIdentifier(new byte[] {3}))),
                Problems.UNKNOWN_ISSUER,
                "No profile");
    }

    private static TestAuthority withKeyIdentifier(int identifier) {
        return ROOT.authorityBelow("Issuer of two keys")
                .extension(
                        Extension.subjectKeyIdentifier, false, new SubjectKeyIdentifier(new byte[] {(byte) identifier}))
                .authority(Keys.p256());
    }

    @Test
    @DisplayName("O9 what is no certificate is refused at once: nothing, rubbish, a tail, BER, depth, size")
    void whatIsNoCertificate() {
        byte[] der = ISSUER.login().der();
        byte[] deep = new byte[8000];
        Arrays.fill(deep, (byte) 0x30);
        byte[] indefinite = der.clone();
        indefinite[1] = (byte) 0x80;
        for (byte[] bytes : new byte[][] {
            {},
            {0x30},
            {0x30, 0},
            "rubbish".getBytes(StandardCharsets.UTF_8),
            Arrays.copyOf(der, der.length + 1),
            Arrays.copyOf(der, der.length - 1),
            deep,
            indefinite,
            new byte[100_000]
        }) {
            refused(verdict(new UnverifiedCertificate(bytes)), Problems.UNREADABLE, "");
        }
        refused(verdict(UnverifiedCertificate.firstOf()), Problems.UNREADABLE, "");
    }

    @Test
    @DisplayName("O9 whatever octet of a certificate is changed, it is refused and nothing breaks")
    void whateverIsChanged() {
        byte[] der = ISSUER.login().der();
        CertificateCheck check = profile.check();
        for (int i = 0; i < der.length; i++) {
            byte[] changed = der.clone();
            changed[i] ^= (byte) (1 << (i % 8));
            assertThat(check.verify(new UnverifiedCertificate(changed), clock))
                    .as("octet " + i)
                    .isInstanceOf(Refused.class);
        }
    }

    @Test
    @DisplayName("O9 a signature that is not whole octets is refused and nothing breaks")
    void aSignatureWithHalfAnOctet() {
        ASN1Sequence fields = ASN1Sequence.getInstance(ISSUER.login().der());
        byte[] changed = Der.encoded(new DERSequence(
                new ASN1Encodable[] {fields.getObjectAt(0), fields.getObjectAt(1), new DERBitString(new byte[72], 4)}));

        refused(verdict(new UnverifiedCertificate(changed)), Problems.UNREADABLE, "whole octets");
    }

    @Test
    @DisplayName("K3 an extension that stands twice is refused")
    void anExtensionTwice() {
        assertThat(verdict(new UnverifiedCertificate(
                        ISSUER.login().twice(Extension.keyUsage).der())))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.problem()).isEqualTo(Problems.UNREADABLE));
    }

    @Test
    void refusalsOfStrangersAreNotRemembered() {
        CertificateCheck check = new CertificateCheck(profile.read().of(new MethodId("eid-card")), new HttpFetch(), 1);
        UnverifiedCertificate ana = ISSUER.login().unverified();
        verified(check.verify(ana, clock));
        check.verify(TestAuthority.root("Nobody").login().unverified(), clock);
        verified(check.verify(ana, clock));

        assertThat(site.asked()).hasSize(1);
    }
}
