package org.pontis.sandbox.bench.certificate;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.Map;

import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** The responder's word about each certificate, fetched before anything is measured. */
record Answers(Map<ByteBuffer, byte[]> answers) {

    static Answers fetched(Office office) {
        Map<ByteBuffer, byte[]> answers = new HashMap<>();
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (byte[] der : office.all()) {
                answers.put(ByteBuffer.wrap(der), fetch(http, office, PlainJava.read(der)));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted.", e);
        } catch (IOException | OCSPException | OperatorCreationException | CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
        return new Answers(answers);
    }

    byte[] about(byte[] der) {
        return answers.get(ByteBuffer.wrap(der));
    }

    private static byte[] fetch(HttpClient http, Office office, X509Certificate certificate)
            throws IOException, InterruptedException, OCSPException, OperatorCreationException,
                    CertificateEncodingException {
        CertificateID named = new CertificateID(
                new JcaDigestCalculatorProviderBuilder()
                        .build()
                        .get(new AlgorithmIdentifier(OIWObjectIdentifiers.idSHA1, DERNull.INSTANCE)),
                new JcaX509CertificateHolder(office.issuer()),
                certificate.getSerialNumber());
        return http.send(
                        HttpRequest.newBuilder(URI.create("http://" + office.host() + "/ocsp/" + Office.ISSUER))
                                .POST(BodyPublishers.ofByteArray(new OCSPReqBuilder()
                                        .addRequest(named)
                                        .build()
                                        .getEncoded()))
                                .build(),
                        BodyHandlers.ofByteArray())
                .body();
    }
}
