package org.pontis.sandbox.ca;

import java.io.IOException;
import java.math.BigInteger;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Date;
import java.util.List;

import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A complete certificate revocation list, RFC 5280 section 5.
 *
 * @param thisUpdate when it was made
 * @param nextUpdate when there will be a newer one
 */
record RevocationList(Instant thisUpdate, Instant nextUpdate) {

    byte[] signedBy(KeyFile authority, List<Ledger.Entry> issued) {
        X509v2CRLBuilder list =
                new X509v2CRLBuilder(CertificateWriter.name(authority.certificate()), Date.from(thisUpdate));
        list.setNextUpdate(Date.from(nextUpdate));
        for (Ledger.Entry entry : issued) {
            entry.revokedAt()
                    .ifPresent(at -> list.addCRLEntry(
                            entry.certificate().getSerialNumber(), Date.from(at), CRLReason.unspecified));
        }
        try {
            list.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils()
                            .createAuthorityKeyIdentifier(
                                    authority.certificate().getPublicKey()));
            list.addExtension(
                    Extension.cRLNumber, false, new CRLNumber(BigInteger.valueOf(thisUpdate.getEpochSecond())));
            return list.build(new JcaContentSignerBuilder(CertificateWriter.SIGNATURE).build(authority.key()))
                    .getEncoded();
        } catch (IOException | NoSuchAlgorithmException | OperatorCreationException e) {
            throw new IllegalStateException("A revocation list that cannot be signed.", e);
        }
    }
}
