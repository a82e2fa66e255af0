package org.pontis.idp.certificate.x509;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Map;
import java.util.Optional;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/**
 * The signature algorithms we believe: SHA-2 with RSA (PKCS #1 v1.5 or PSS, RFC 4055) or ECDSA (RFC 5758). MD5 and SHA-1
 * are not among them, RFC 6194 and SOG-IS Agreed Cryptographic Mechanisms 1.3.
 *
 * @param name as Java calls it
 * @param parameters those of PSS
 */
public record SignatureAlgorithm(String name, Optional<PSSParameterSpec> parameters) {

    private static final Map<ASN1ObjectIdentifier, String> PLAIN = Map.of(
            PKCSObjectIdentifiers.sha256WithRSAEncryption, "SHA256withRSA",
            PKCSObjectIdentifiers.sha384WithRSAEncryption, "SHA384withRSA",
            PKCSObjectIdentifiers.sha512WithRSAEncryption, "SHA512withRSA",
            X9ObjectIdentifiers.ecdsa_with_SHA256, "SHA256withECDSA",
            X9ObjectIdentifiers.ecdsa_with_SHA384, "SHA384withECDSA",
            X9ObjectIdentifiers.ecdsa_with_SHA512, "SHA512withECDSA");

    private static final Map<ASN1ObjectIdentifier, PSSParameterSpec> PSS = Map.of(
            NISTObjectIdentifiers.id_sha256, pss("SHA-256", MGF1ParameterSpec.SHA256, 32),
            NISTObjectIdentifiers.id_sha384, pss("SHA-384", MGF1ParameterSpec.SHA384, 48),
            NISTObjectIdentifiers.id_sha512, pss("SHA-512", MGF1ParameterSpec.SHA512, 64));

    /** The algorithm a certificate or an answer names; nothing if it is not one of ours. */
    public static Optional<SignatureAlgorithm> named(AlgorithmIdentifier named) {
        if (named.getAlgorithm().equals(PKCSObjectIdentifiers.id_RSASSA_PSS)) {
            return pss(named);
        }
        return Optional.ofNullable(PLAIN.get(named.getAlgorithm()))
                .map(name -> new SignatureAlgorithm(name, Optional.empty()));
    }

    /** RFC 4055, 3.1: hash and mask hash the same, salt as long as the hash. Its default, SHA-1, is not ours. */
    private static Optional<SignatureAlgorithm> pss(AlgorithmIdentifier named) {
        try {
            RSASSAPSSparams parameters = RSASSAPSSparams.getInstance(named.getParameters());
            if (parameters == null) {
                return Optional.empty();
            }
            AlgorithmIdentifier maskHash = AlgorithmIdentifier.getInstance(
                    parameters.getMaskGenAlgorithm().getParameters());
            return Optional.ofNullable(PSS.get(parameters.getHashAlgorithm().getAlgorithm()))
                    .filter(spec ->
                            parameters.getMaskGenAlgorithm().getAlgorithm().equals(PKCSObjectIdentifiers.id_mgf1))
                    .filter(spec -> maskHash.getAlgorithm()
                            .equals(parameters.getHashAlgorithm().getAlgorithm()))
                    .filter(spec -> parameters.getSaltLength().intValueExact() == spec.getSaltLength())
                    .filter(spec -> parameters.getTrailerField().intValueExact() == spec.getTrailerField())
                    .map(spec -> new SignatureAlgorithm("RSASSA-PSS", Optional.of(spec)));
        } catch (RuntimeException malformed) {
            return Optional.empty();
        }
    }

    private static PSSParameterSpec pss(String hash, MGF1ParameterSpec mask, int salt) {
        return new PSSParameterSpec(hash, "MGF1", mask, salt, PSSParameterSpec.TRAILER_FIELD_BC);
    }

    /** Whether {@code key} has signed {@code content}; a key of another kind has not. */
    boolean verifies(PublicKey key, byte[] content, byte[] signature) {
        try {
            Signature verifier = Verifier.of(name, parameters, key);
            verifier.update(content);
            return verifier.verify(signature);
        } catch (GeneralSecurityException | RuntimeException not) {
            return false;
        }
    }
}
