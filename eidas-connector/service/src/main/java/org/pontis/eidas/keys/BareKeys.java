package org.pontis.eidas.keys;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Private keys in a PEM file whose certificates are not at hand: each comes with one that is made on the spot and says nothing
 * but its public key. For looking at messages only; a node never works with such a key.
 */
public record BareKeys(Path file) implements KeyStoreSource {

    private static final X500Name NOBODY = new X500Name("CN=nobody");

    @Override
    public CertifiedKey key(String alias) throws KeyProblem {
        throw new KeyProblem("Keys without certificates have no names.");
    }

    @Override
    public List<CertifiedKey> keys() throws KeyProblem {
        Providers.install();
        List<CertifiedKey> keys = new ArrayList<>();
        for (Object object : PemKeys.objects(file)) {
            switch (object) {
                case PrivateKeyInfo key -> keys.add(certified(key));
                case PEMKeyPair pair -> keys.add(certified(pair.getPrivateKeyInfo()));
                default -> {}
            }
        }
        return keys;
    }

    private CertifiedKey certified(PrivateKeyInfo key) throws KeyProblem {
        PrivateKey privateKey = PemKeys.privateKey(key, file);
        Instant now = Instant.now();
        try {
            SubjectPublicKeyInfo open = publicKey(key)
                    .orElseThrow(() -> new KeyProblem("The private key in " + file + " is of an unknown kind."));
            X509v3CertificateBuilder builder = new X509v3CertificateBuilder(
                    NOBODY, BigInteger.ONE, Date.from(now), Date.from(now.plus(Duration.ofDays(1))), NOBODY, open);
            String algorithm = privateKey.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
            return new CertifiedKey(
                    privateKey,
                    new JcaX509CertificateConverter()
                            .setProvider("BC")
                            .getCertificate(builder.build(new JcaContentSignerBuilder(algorithm)
                                    .setProvider("BC")
                                    .build(privateKey))));
        } catch (IOException | RuntimeException | OperatorCreationException | CertificateException e) {
            // whatever a library throws at a key that is damaged
            throw new KeyProblem("The private key in " + file + " is damaged or of an unknown kind.", e);
        }
    }

    private static Optional<SubjectPublicKeyInfo> publicKey(PrivateKeyInfo key) throws IOException {
        if (key.parsePrivateKey() instanceof ASN1Sequence sequence && sequence.size() > 5) {
            RSAPrivateKey rsa = RSAPrivateKey.getInstance(sequence);
            return Optional.of(new SubjectPublicKeyInfo(
                    key.getPrivateKeyAlgorithm(), new RSAPublicKey(rsa.getModulus(), rsa.getPublicExponent())));
        }
        if (!(key.getPrivateKeyAlgorithm().getParameters() instanceof ASN1ObjectIdentifier curve)) {
            return Optional.empty();
        }
        X9ECParameters parameters = ECNamedCurveTable.getByOID(curve);
        BigInteger secret = ECPrivateKey.getInstance(key.parsePrivateKey()).getKey();
        return Optional.ofNullable(parameters)
                .map(known -> new SubjectPublicKeyInfo(
                        key.getPrivateKeyAlgorithm(),
                        known.getG().multiply(secret).getEncoded(false)));
    }
}
