package org.pontis.idp.mobileid.mss;

import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.List;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.SignerInfoGeneratorBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.idp.certificate.pki.Keys;
import org.pontis.idp.certificate.pki.TestAuthority;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** RFC 5652: one signer, one text, in one way to read it. */
class SignedTextTest {

    private static final String TEXT = "Pontis: 1462";
    private static final KeyPair KEYS = Keys.p256();
    private static final KeyPair OTHER = Keys.p256();
    private static final TestAuthority ISSUER = TestAuthority.root("Test root");
    private static final X509Certificate ANAS =
            ISSUER.login().key(KEYS.getPublic()).certificate();
    private static final X509Certificate BRUNOS =
            ISSUER.login().key(OTHER.getPublic()).certificate();

    private final CMSSignedDataGenerator generator = new CMSSignedDataGenerator();

    private SignedTextTest signs(String algorithm, KeyPair keys, X509Certificate as) throws Exception {
        generator.addSignerInfoGenerator(
                new SignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
                        .build(
                                new JcaContentSignerBuilder(algorithm).build(keys.getPrivate()),
                                new JcaX509CertificateHolder(as)));
        return this;
    }

    private byte[] carrying(X509Certificate... certificates) throws Exception {
        return carrying(CMSObjectIdentifiers.data, true, certificates);
    }

    private byte[] carrying(ASN1ObjectIdentifier type, boolean attached, X509Certificate... certificates)
            throws Exception {
        generator.addCertificates(new JcaCertStore(List.of(certificates)));
        return generator
                .generate(new CMSProcessableByteArray(type, TEXT.getBytes(UTF_8)), attached)
                .getEncoded();
    }

    @Test
    void whatTheHolderOfTheKeySignedIsHers() throws Exception {
        SignedText signed = SignedText.read(signs("SHA256withECDSA", KEYS, ANAS).carrying(ANAS))
                .orElseThrow();

        assertThat(signed.certificate()).isEqualTo(ANAS.getEncoded());
        assertThat(signed.is(TEXT, KEYS.getPublic())).isTrue();
        assertThat(signed.is(TEXT + " ", KEYS.getPublic())).isFalse();
        assertThat(signed.is(TEXT, OTHER.getPublic())).isFalse();
    }

    @Test
    @DisplayName("J7 of several certificates the signer's counts, wherever it stands")
    void theCertificateIsTheSigners() throws Exception {
        byte[] cms = signs("SHA256withECDSA", KEYS, ANAS).carrying(BRUNOS, ANAS);

        assertThat(SignedText.read(cms).orElseThrow().certificate()).isEqualTo(ANAS.getEncoded());
    }

    @Test
    @DisplayName("J14 two signers are none: which of them was meant?")
    void twoSigners() throws Exception {
        byte[] cms = signs("SHA256withECDSA", KEYS, ANAS)
                .signs("SHA256withECDSA", OTHER, BRUNOS)
                .carrying(ANAS, BRUNOS);

        assertThat(SignedText.read(cms)).isEmpty();
    }

    @Test
    @DisplayName(
            "J14 nor is a CMS without signer, without the signer's certificate, without its text, or of something else")
    void whatIsOfAnotherForm() throws Exception {
        assertThat(SignedText.read(carrying(ANAS))).isEmpty();
        assertThat(SignedText.read(new SignedTextTest()
                        .signs("SHA256withECDSA", KEYS, ANAS)
                        .carrying(BRUNOS)))
                .isEmpty();
        assertThat(SignedText.read(new SignedTextTest()
                        .signs("SHA256withECDSA", KEYS, ANAS)
                        .carrying(CMSObjectIdentifiers.data, false, ANAS)))
                .isEmpty();
        assertThat(SignedText.read(new SignedTextTest()
                        .signs("SHA256withECDSA", KEYS, ANAS)
                        .carrying(new ASN1ObjectIdentifier("1.2.840.113549.1.9.16.1.4"), true, ANAS)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SHA1withECDSA", "SHA224withECDSA"})
    void aDigestThatIsTooWeakCountsForNothing(String algorithm) throws Exception {
        SignedText signed =
                SignedText.read(signs(algorithm, KEYS, ANAS).carrying(ANAS)).orElseThrow();

        assertThat(signed.is(TEXT, KEYS.getPublic())).isFalse();
    }

    @Test
    @DisplayName("J6 another text in the place of the one that was signed")
    void aTextThatWasPutThere() throws Exception {
        String wanted = "Pontis: 0001";
        SignedData signed = SignedData.getInstance(
                new CMSSignedData(signs("SHA256withECDSA", KEYS, ANAS).carrying(ANAS))
                        .toASN1Structure()
                        .getContent());
        SignedData changed = new SignedData(
                signed.getDigestAlgorithms(),
                new ContentInfo(CMSObjectIdentifiers.data, new DEROctetString(wanted.getBytes(UTF_8))),
                signed.getCertificates(),
                signed.getCRLs(),
                signed.getSignerInfos());
        byte[] cms = new ContentInfo(CMSObjectIdentifiers.signedData, changed).getEncoded();

        assertThat(SignedText.read(cms).orElseThrow().is(wanted, KEYS.getPublic()))
                .isFalse();
    }
}
