package org.pontis.sandbox.operator.mss;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.List;

import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.pontis.sandbox.ca.CertificateAuthority;
import org.pontis.sandbox.ca.KeyFile;
import org.pontis.sandbox.faults.Fault;
import org.pontis.sandbox.faults.Faults;
import org.pontis.sandbox.operator.OperatorFaults;
import org.pontis.sandbox.operator.Order;

/** Signs a text as SignedData of RFC 5652, text and chain within; or does what is played instead. */
record Cms(CertificateAuthority authority, Faults faults, String phone, String text) implements Order.Work {

    @Override
    public byte[] sign(KeyFile key) throws Exception {
        CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
        String algorithm = key.key().getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
        generator.addSignerInfoGenerator(
                new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
                        .build(new JcaContentSignerBuilder(algorithm).build(key.key()), key.certificate()));
        if (!plays(OperatorFaults.NO_CERT)) {
            List<X509Certificate> chain = authority.chain(key.certificate());
            generator.addCertificates(new JcaCertStore(chain));
        }
        String signed = plays(OperatorFaults.OTHER_HASH) ? text + "." : text;
        byte[] content = signed.getBytes(StandardCharsets.UTF_8);
        byte[] cms = generator
                .generate(new CMSProcessableByteArray(content), true)
                .toASN1Structure()
                .getEncoded("DER");
        if (plays(OperatorFaults.BAD_SIGNATURE)) {
            // the signature is the last field of SignerInfo, and that the last of SignedData
            cms[cms.length - 1] ^= 1;
        }
        return cms;
    }

    private boolean plays(Fault fault) {
        return faults.strike(fault, phone).isPresent();
    }
}
