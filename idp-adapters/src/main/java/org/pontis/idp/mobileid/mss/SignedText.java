package org.pontis.idp.mobileid.mss;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A SignedData of RFC 5652 with a text in it, one signer, and that signer's certificate. Whatever else came along is not
 * looked at.
 */
final class SignedText {

    private static final Set<ASN1ObjectIdentifier> DIGESTS =
            Set.of(NISTObjectIdentifiers.id_sha256, NISTObjectIdentifiers.id_sha384, NISTObjectIdentifiers.id_sha512);

    private final byte[] content;
    private final SignerInformation signer;
    private final byte[] certificate;

    private SignedText(byte[] content, SignerInformation signer, byte[] certificate) {
        this.content = content;
        this.signer = signer;
        this.certificate = certificate;
    }

    /** Reads one; nothing if it is not of this form. */
    static Optional<SignedText> read(byte[] cms) {
        try {
            CMSSignedData data = new CMSSignedData(cms);
            Collection<SignerInformation> signers = data.getSignerInfos().getSigners();
            if (data.getSignedContent() == null
                    || !(data.getSignedContent().getContent() instanceof byte[] content)
                    || !data.getSignedContent().getContentType().equals(CMSObjectIdentifiers.data)
                    || signers.size() != 1) {
                return Optional.empty();
            }
            SignerInformation signer = signers.iterator().next();
            List<X509CertificateHolder> own = new ArrayList<>();
            for (X509CertificateHolder candidate : data.getCertificates().getMatches(null)) {
                if (signer.getSID().match(candidate)) {
                    own.add(candidate);
                }
            }
            return own.size() == 1
                    ? Optional.of(new SignedText(content, signer, own.getFirst().getEncoded()))
                    : Optional.empty();
        } catch (CMSException | IOException | RuntimeException malformed) {
            return Optional.empty();
        }
    }

    /** The certificate of the signer, as it came. */
    byte[] certificate() {
        return certificate.clone();
    }

    /** Whether exactly this text was signed by the holder of this key; RFC 5652, sections 5.4 and 5.6. */
    boolean is(String text, PublicKey key) {
        if (!MessageDigest.isEqual(content, text.getBytes(UTF_8))
                || !DIGESTS.contains(signer.getDigestAlgorithmID().getAlgorithm())) {
            return false;
        }
        try {
            return signer.verify(new JcaSimpleSignerInfoVerifierBuilder().build(key));
        } catch (CMSException | OperatorCreationException | RuntimeException wrong) {
            return false;
        }
    }
}
