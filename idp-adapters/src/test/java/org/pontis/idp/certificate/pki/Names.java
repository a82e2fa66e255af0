package org.pontis.idp.certificate.pki;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;

/** Names of citizens of the test world. */
public final class Names {

    private Names() {}

    public static X500Name authority(String commonName) {
        return new X500NameBuilder()
                .addRDN(BCStyle.C, new DERPrintableString("ES"))
                .addRDN(BCStyle.CN, new DERUTF8String(commonName))
                .build();
    }

    /** Ana, as ETSI EN 319 412-1 writes her. */
    public static X500NameBuilder ana() {
        return person("IDCES-00000001R", "ANA", "GARCÍA RUIZ");
    }

    public static X500NameBuilder person(String serialNumber, String given, String family) {
        return new X500NameBuilder()
                .addRDN(BCStyle.C, new DERPrintableString("ES"))
                .addRDN(BCStyle.CN, new DERUTF8String(family + "," + given + "," + serialNumber))
                .addRDN(BCStyle.SURNAME, new DERUTF8String(family))
                .addRDN(BCStyle.GIVENNAME, new DERUTF8String(given))
                .addRDN(BCStyle.SERIALNUMBER, new DERPrintableString(serialNumber));
    }

    /** Ana, as the DNI writes her. */
    public static X500Name dnie(String serialNumber, String commonName) {
        return new X500NameBuilder()
                .addRDN(BCStyle.C, new DERPrintableString("ES"))
                .addRDN(BCStyle.SERIALNUMBER, new DERPrintableString(serialNumber))
                .addRDN(BCStyle.CN, new DERUTF8String(commonName))
                .build();
    }

    public static X500Name with(ASN1ObjectIdentifier type, ASN1Encodable value) {
        return ana().addRDN(type, value).build();
    }
}
