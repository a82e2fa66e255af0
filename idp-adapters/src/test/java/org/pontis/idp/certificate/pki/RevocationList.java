package org.pontis.idp.certificate.pki;

import java.math.BigInteger;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V2TBSCertListGenerator;
import org.bouncycastle.operator.DefaultSignatureAlgorithmIdentifierFinder;

/** A CRL in the making, right in everything until told otherwise. */
public final class RevocationList {

    private final X500Name issuer;
    private final PrivateKey signer;
    private final Map<BigInteger, Integer> entries = new LinkedHashMap<>();
    private final Map<ASN1ObjectIdentifier, Extension> extensions = new LinkedHashMap<>();
    private String algorithm = "SHA256withECDSA";
    private Instant thisUpdate;
    private Optional<Instant> nextUpdate;
    private boolean criticalEntry;

    public RevocationList(TestAuthority authority, Instant now) {
        this(authority.name(), authority.keys().getPrivate(), now);
    }

    public RevocationList(X500Name issuer, PrivateKey signer, Instant now) {
        this.issuer = issuer;
        this.signer = signer;
        this.thisUpdate = now;
        this.nextUpdate = Optional.of(now.plus(Duration.ofHours(6)));
    }

    public RevocationList revoking(BigInteger serial) {
        return revoking(serial, CRLReason.keyCompromise);
    }

    public RevocationList revoking(BigInteger serial, int reason) {
        entries.put(serial, reason);
        return this;
    }

    public RevocationList times(Instant from, Optional<Instant> until) {
        this.thisUpdate = from;
        this.nextUpdate = until;
        return this;
    }

    public RevocationList algorithm(String name) {
        this.algorithm = name;
        return this;
    }

    public RevocationList extension(ASN1ObjectIdentifier id, boolean critical, ASN1Encodable value) {
        extensions.put(id, new Extension(id, critical, new DEROctetString(Making.encoded(value))));
        return this;
    }

    public RevocationList withCriticalEntry() {
        this.criticalEntry = true;
        return this;
    }

    public byte[] der() {
        V2TBSCertListGenerator list = new V2TBSCertListGenerator();
        AlgorithmIdentifier identifier = new DefaultSignatureAlgorithmIdentifierFinder().find(algorithm);
        list.setSignature(identifier);
        list.setIssuer(issuer);
        list.setThisUpdate(new Time(Date.from(thisUpdate)));
        nextUpdate.ifPresent(until -> list.setNextUpdate(new Time(Date.from(until))));
        entries.forEach((serial, reason) ->
                list.addCRLEntry(new ASN1Integer(serial), new Time(Date.from(thisUpdate)), ofEntry(reason)));
        if (!extensions.isEmpty()) {
            list.setExtensions(new Extensions(extensions.values().toArray(Extension[]::new)));
        }
        byte[] signature = Making.sign(algorithm, signer, Making.encoded(list.generateTBSCertList()));
        return Making.encoded(new DERSequence(
                new ASN1Encodable[] {list.generateTBSCertList(), identifier, new DERBitString(signature)}));
    }

    private Extensions ofEntry(int reason) {
        Extension why = new Extension(
                Extension.reasonCode, false, new DEROctetString(Making.encoded(CRLReason.lookup(reason))));
        Extension foreign = new Extension(
                new ASN1ObjectIdentifier("1.3.6.1.4.1.99999.2"),
                true,
                new DEROctetString(Making.encoded(new ASN1Integer(1))));
        return new Extensions(criticalEntry ? new Extension[] {why, foreign} : new Extension[] {why});
    }
}
