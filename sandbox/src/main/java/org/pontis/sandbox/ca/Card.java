package org.pontis.sandbox.ca;

import java.io.IOException;
import java.security.Provider;
import java.security.cert.X509Certificate;
import java.util.List;

import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.OutputEncryptor;
import org.bouncycastle.pkcs.PKCS12PfxPduBuilder;
import org.bouncycastle.pkcs.PKCS12SafeBag;
import org.bouncycastle.pkcs.PKCS12SafeBagBuilder;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS12SafeBagBuilder;
import org.bouncycastle.pkcs.jcajce.JcePKCS12MacCalculatorBuilder;
import org.bouncycastle.pkcs.jcajce.JcePKCSPBEOutputEncryptorBuilder;

/**
 * A soft identity card: what a chip would keep to itself.
 *
 * @param pin what opens it
 * @param chain of its certificate for logins, that one first
 */
public record Card(String pin, KeyFile login, List<X509Certificate> chain) {

    /** A PIN of four digits is not guarded by hashing it often, and every test opens cards. */
    private static final int ITERATIONS = 2048;

    private static final Provider PROVIDER = new BouncyCastleProvider();

    /**
     * As PKCS#12 (RFC 7292), the password being the PIN. Written bag by bag: what a key store writes depends on the providers
     * that stand before its own, and not every browser reads all of it.
     */
    public byte[] pkcs12() {
        try {
            PKCS12PfxPduBuilder file = new PKCS12PfxPduBuilder();
            file.addData(tied(new JcaPKCS12SafeBagBuilder(login.key(), encryptor())));
            file.addEncryptedData(encryptor(), certificates());
            return file.build(
                            new JcePKCS12MacCalculatorBuilder(NISTObjectIdentifiers.id_sha256)
                                    .setProvider(PROVIDER)
                                    .setIterationCount(ITERATIONS),
                            pin.toCharArray())
                    .getEncoded();
        } catch (IOException | OperatorCreationException | PKCSException e) {
            throw new IllegalStateException("A card that cannot be written.", e);
        }
    }

    private PKCS12SafeBag[] certificates() throws IOException {
        PKCS12SafeBag[] bags = new PKCS12SafeBag[chain.size()];
        bags[0] = tied(new JcaPKCS12SafeBagBuilder(chain.getFirst()));
        for (int i = 1; i < bags.length; i++) {
            bags[i] = new JcaPKCS12SafeBagBuilder(chain.get(i)).build();
        }
        return bags;
    }

    /** Key and certificate find each other by the same name and identifier (RFC 2985, sections 5.5.1 and 5.5.2). */
    private static PKCS12SafeBag tied(PKCS12SafeBagBuilder bag) {
        return bag.addBagAttribute(PKCSObjectIdentifiers.pkcs_9_at_friendlyName, new DERBMPString("login"))
                .addBagAttribute(PKCSObjectIdentifiers.pkcs_9_at_localKeyId, new DEROctetString(new byte[] {1}))
                .build();
    }

    private OutputEncryptor encryptor() throws OperatorCreationException {
        return new JcePKCSPBEOutputEncryptorBuilder(NISTObjectIdentifiers.id_aes256_CBC)
                .setProvider(PROVIDER)
                .setPRF(new AlgorithmIdentifier(PKCSObjectIdentifiers.id_hmacWithSHA256, DERNull.INSTANCE))
                .setIterationCount(ITERATIONS)
                .build(pin.toCharArray());
    }

    @Override
    public String toString() {
        return "Card[…]";
    }
}
