package org.pontis.eidas.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.OutputEncryptor;
import org.bouncycastle.pkcs.PKCS12PfxPduBuilder;
import org.bouncycastle.pkcs.PKCS12SafeBagBuilder;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS12SafeBagBuilder;
import org.bouncycastle.pkcs.jcajce.JcePKCS12MacCalculatorBuilder;
import org.bouncycastle.pkcs.jcajce.JcePKCSPBEOutputEncryptorBuilder;
import org.pontis.eidas.saml.TestKey;

/** A PKCS#12 file that opens fast: its password is stretched a thousand times only. */
final class KeyFile {

    private static final int ITERATIONS = 1_024;

    private KeyFile() {}

    static byte[] of(Map<String, TestKey> keys, String password) {
        try {
            OutputEncryptor encryptor = new JcePKCSPBEOutputEncryptorBuilder(NISTObjectIdentifiers.id_aes256_CBC)
                    .setProvider("BC")
                    .setIterationCount(ITERATIONS)
                    .build(password.toCharArray());
            PKCS12PfxPduBuilder file = new PKCS12PfxPduBuilder();
            for (Map.Entry<String, TestKey> entry : keys.entrySet()) {
                TestKey key = entry.getValue();
                file.addData(named(new JcaPKCS12SafeBagBuilder(key.certificate()), entry.getKey())
                        .build());
                file.addData(named(new JcaPKCS12SafeBagBuilder(key.secret(), encryptor), entry.getKey())
                        .build());
            }
            return file.build(
                            new JcePKCS12MacCalculatorBuilder(NISTObjectIdentifiers.id_sha256)
                                    .setProvider("BC")
                                    .setIterationCount(ITERATIONS),
                            password.toCharArray())
                    .getEncoded();
        } catch (IOException | PKCSException | OperatorCreationException e) {
            throw new AssertionError(e);
        }
    }

    private static PKCS12SafeBagBuilder named(PKCS12SafeBagBuilder bag, String name) {
        return bag.addBagAttribute(PKCSObjectIdentifiers.pkcs_9_at_friendlyName, new DERBMPString(name))
                .addBagAttribute(
                        PKCSObjectIdentifiers.pkcs_9_at_localKeyId,
                        new DEROctetString(name.getBytes(StandardCharsets.UTF_8)));
    }
}
