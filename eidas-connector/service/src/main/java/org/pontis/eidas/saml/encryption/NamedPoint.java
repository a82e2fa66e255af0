package org.pontis.eidas.saml.encryption;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.jce.ECNamedCurveTable;
import org.bouncycastle.jce.spec.ECNamedCurveParameterSpec;
import org.bouncycastle.jce.spec.ECPublicKeySpec;
import org.bouncycastle.math.ec.ECPoint;
import org.pontis.eidas.keys.NamedCurves;
import org.pontis.eidas.saml.Rejected;
import org.pontis.eidas.saml.Rejected.Reason;
import org.w3c.dom.Element;

import static org.pontis.eidas.saml.encryption.Xml.DSIG;
import static org.pontis.eidas.saml.encryption.Xml.DSIG11;

/** A public key on a curve that has a name, as it stands in a message: not yet known to be on that curve. */
final class NamedPoint {

    private static final String URN = "urn:oid:";

    private static final byte UNCOMPRESSED = 4;

    /** Its object identifier. */
    private final String curve;

    /** X and Y after a mark (SEC 1, 2.3.3). */
    private final byte[] octets;

    private NamedPoint(String curve, byte[] octets) {
        this.curve = curve;
        this.octets = octets;
    }

    /**
     * The originator's key in {@code ds:KeyInfo}: an {@code ECKeyValue}, a {@code DEREncodedKeyValue}, or both if they say the
     * same.
     */
    static NamedPoint in(Element keyInfo) throws Rejected {
        Optional<Element> value = Xml.optional(keyInfo, DSIG, "KeyValue");
        Optional<NamedPoint> plain = value.isPresent()
                ? Optional.of(ofKeyValue(Xml.only(value.get(), DSIG11, "ECKeyValue")))
                : Optional.empty();
        Optional<Element> encoded = Xml.optional(keyInfo, DSIG11, "DEREncodedKeyValue");
        Optional<NamedPoint> der = encoded.isPresent() ? Optional.of(of(Xml.octets(encoded.get()))) : Optional.empty();
        if (plain.isPresent() && der.isPresent() && !plain.get().sameAs(der.get())) {
            throw new Rejected(Reason.MALFORMED_ENCRYPTION);
        }
        return Stream.of(plain, der)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new Rejected(Reason.MALFORMED_ENCRYPTION));
    }

    private static NamedPoint ofKeyValue(Element keyValue) throws Rejected {
        String uri = Xml.only(keyValue, DSIG11, "NamedCurve").getAttribute("URI");
        if (!uri.startsWith(URN)) {
            throw new Rejected(Reason.ALGORITHM_NOT_ALLOWED);
        }
        return new NamedPoint(uri.substring(URN.length()), Xml.octets(Xml.only(keyValue, DSIG11, "PublicKey")));
    }

    /**
     * Reads an X.509 SubjectPublicKeyInfo.
     *
     * @throws Rejected if it is none, or the curve is spelled out instead of named
     */
    static NamedPoint of(byte[] subjectPublicKeyInfo) throws Rejected {
        SubjectPublicKeyInfo info;
        try {
            info = SubjectPublicKeyInfo.getInstance(subjectPublicKeyInfo);
        } catch (RuntimeException e) {
            // whatever the library throws at bytes that are no key
            throw new Rejected(Reason.MALFORMED_ENCRYPTION, e);
        }
        String curve = NamedCurves.name(info).orElseThrow(() -> new Rejected(Reason.ALGORITHM_NOT_ALLOWED));
        return new NamedPoint(curve, info.getPublicKeyData().getOctets());
    }

    String uri() {
        return URN + curve;
    }

    boolean isOnTheCurveOf(NamedPoint other) {
        return curve.equals(other.curve);
    }

    private ECNamedCurveParameterSpec parameters() throws Rejected {
        if (!NamedCurves.allow(curve)) {
            throw new Rejected(Reason.ALGORITHM_NOT_ALLOWED);
        }
        return ECNamedCurveTable.getParameterSpec(curve);
    }

    /**
     * The public key. All curves of the list have cofactor 1, so a point on the curve is a point of the group.
     *
     * @throws Rejected if the curve is not in the list or the point is not on it: whoever multiplies such a point with a private
     *     key gives the key away bit by bit
     */
    PublicKey key() throws Rejected {
        ECNamedCurveParameterSpec parameters = parameters();
        if (octets.length == 0 || octets[0] != UNCOMPRESSED) {
            throw new Rejected(Reason.MALFORMED_ENCRYPTION);
        }
        try {
            ECPoint point = parameters.getCurve().decodePoint(octets);
            if (!point.isValid()) {
                throw new Rejected(Reason.MALFORMED_ENCRYPTION);
            }
            return KeyFactory.getInstance("EC", "BC").generatePublic(new ECPublicKeySpec(point, parameters));
        } catch (RuntimeException | GeneralSecurityException e) {
            throw new Rejected(Reason.MALFORMED_ENCRYPTION, e);
        }
    }

    private boolean sameAs(NamedPoint other) {
        return isOnTheCurveOf(other) && Arrays.equals(octets, other.octets);
    }
}
