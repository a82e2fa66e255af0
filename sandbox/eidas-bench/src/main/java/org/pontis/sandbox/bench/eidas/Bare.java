package org.pontis.sandbox.bench.eidas;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.Optional;

import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;

/** Nothing but the operations with a key that are inside an operation with a message. */
final class Bare implements Worker {

    /** About what a SignedInfo is long. */
    private static final byte[] DATA = new byte[900];

    private static final PSSParameterSpec PSS =
            new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, PSSParameterSpec.TRAILER_FIELD_BC);

    private final Suite suite;
    private final Optional<Provider> provider;
    private final byte[] block = new byte[512];
    private final byte[] signed;
    private final byte[] sealed;
    private final KeyPair other;

    /** @param provider who computes; nothing for those whom the engine uses */
    Bare(Suite suite, Optional<Provider> provider) throws GeneralSecurityException {
        this.suite = suite;
        this.provider = provider;
        Arrays.fill(block, 1, block.length, (byte) 77);
        signed = sign();
        sealed = suite.signsWithRsa() ? block : rsa(Cipher.ENCRYPT_MODE, block);
        other = pair();
    }

    @Override
    public void work(Operation operation) throws GeneralSecurityException {
        switch (operation) {
            case CREATE_REQUEST -> sign();
            case VALIDATE_REQUEST -> verify();
            case CREATE_RESPONSE -> {
                sign();
                seal();
            }
            case OPEN_RESPONSE -> {
                verify();
                open();
            }
        }
    }

    private byte[] sign() throws GeneralSecurityException {
        Signature signature = signature();
        signature.initSign(suite.signing().privateKey());
        signature.update(DATA);
        return signature.sign();
    }

    private void verify() throws GeneralSecurityException {
        Signature signature = signature();
        signature.initVerify(suite.signing().certificate().getPublicKey());
        signature.update(DATA);
        Worker.require(signature.verify(signed));
    }

    /** With ECDH a key pair of the moment belongs to it. */
    private void seal() throws GeneralSecurityException {
        if (suite.signsWithRsa()) {
            agree(pair(), suite.reading().certificate().getPublicKey());
        } else {
            rsa(Cipher.ENCRYPT_MODE, block);
        }
    }

    private void open() throws GeneralSecurityException {
        if (suite.signsWithRsa()) {
            agree(
                    new KeyPair(
                            suite.reading().certificate().getPublicKey(),
                            suite.reading().privateKey()),
                    other.getPublic());
        } else {
            Worker.require(Arrays.equals(block, rsa(Cipher.DECRYPT_MODE, sealed)));
        }
    }

    private Signature signature() throws GeneralSecurityException {
        if (!suite.signsWithRsa()) {
            return provider.isPresent()
                    ? Signature.getInstance("SHA256withECDSA", provider.get())
                    : Signature.getInstance("SHA256withECDSA");
        }
        Signature signature = provider.isPresent()
                ? Signature.getInstance("RSASSA-PSS", provider.get())
                : Signature.getInstance("SHA256withRSAandMGF1");
        signature.setParameter(PSS);
        return signature;
    }

    private byte[] rsa(int mode, byte[] data) throws GeneralSecurityException {
        Cipher cipher = provider.isPresent()
                ? Cipher.getInstance("RSA/ECB/NoPadding", provider.get())
                : Cipher.getInstance("RSA/ECB/NoPadding", "SunJCE");
        cipher.init(
                mode,
                mode == Cipher.ENCRYPT_MODE
                        ? suite.reading().certificate().getPublicKey()
                        : suite.reading().privateKey());
        return cipher.doFinal(data);
    }

    private KeyPair pair() throws GeneralSecurityException {
        KeyPairGenerator generator = provider.isPresent()
                ? KeyPairGenerator.getInstance("EC", provider.get())
                : KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private void agree(KeyPair ours, PublicKey theirs) throws GeneralSecurityException {
        KeyAgreement agreement = provider.isPresent()
                ? KeyAgreement.getInstance("ECDH", provider.get())
                : KeyAgreement.getInstance("ECDH");
        agreement.init(ours.getPrivate());
        agreement.doPhase(theirs, true);
        Worker.require(agreement.generateSecret().length == 32);
    }
}
