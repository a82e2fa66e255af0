package org.pontis.idp.saml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.w3c.dom.Element;

/**
 * Which element may stand in which, and how often (SAML core 3.4 and 3.7, XML Signature 4). What is not in this table is not
 * in a portal's message. A wrapped message needs a second message, assertion or signature somewhere, or a place for anything,
 * such as {@code ds:Object}: there is none.
 */
final class Grammar {

    /** {@code *} means up to twenty, {@code !} means that it must be there. */
    private static final Map<String, String> TABLE = Map.ofEntries(
            Map.entry(
                    "samlp:AuthnRequest",
                    "saml:Issuer! ds:Signature samlp:Extensions saml:Subject samlp:NameIDPolicy saml:Conditions"
                            + " samlp:RequestedAuthnContext samlp:Scoping"),
            Map.entry(
                    "samlp:LogoutRequest",
                    "saml:Issuer! ds:Signature samlp:Extensions saml:NameID! samlp:SessionIndex*"),
            Map.entry("samlp:LogoutResponse", "saml:Issuer! ds:Signature samlp:Extensions samlp:Status!"),
            Map.entry("saml:Subject", "saml:NameID!"),
            Map.entry("saml:Conditions", "saml:AudienceRestriction"),
            Map.entry("saml:AudienceRestriction", "saml:Audience*"),
            Map.entry("samlp:RequestedAuthnContext", "saml:AuthnContextClassRef* saml:AuthnContextDeclRef*"),
            Map.entry("samlp:Scoping", "samlp:IDPList samlp:RequesterID*"),
            Map.entry("samlp:IDPList", "samlp:IDPEntry* samlp:GetComplete"),
            Map.entry("samlp:Status", "samlp:StatusCode! samlp:StatusMessage"),
            Map.entry("samlp:StatusCode", "samlp:StatusCode"),
            Map.entry("ds:Signature", "ds:SignedInfo! ds:SignatureValue! ds:KeyInfo"),
            Map.entry("ds:SignedInfo", "ds:CanonicalizationMethod! ds:SignatureMethod! ds:Reference!"),
            Map.entry("ds:CanonicalizationMethod", "ec:InclusiveNamespaces"),
            Map.entry("ds:Reference", "ds:Transforms! ds:DigestMethod! ds:DigestValue!"),
            Map.entry("ds:Transforms", "ds:Transform*"),
            Map.entry("ds:Transform", "ec:InclusiveNamespaces"),
            Map.entry("ds:KeyInfo", "ds:KeyName ds:KeyValue ds:X509Data"),
            Map.entry("ds:KeyValue", "ds:RSAKeyValue dsig11:ECKeyValue"),
            Map.entry("ds:RSAKeyValue", "ds:Modulus! ds:Exponent!"),
            Map.entry("dsig11:ECKeyValue", "dsig11:NamedCurve! dsig11:PublicKey!"),
            Map.entry("ds:X509Data", "ds:X509Certificate* ds:X509SubjectName ds:X509IssuerSerial ds:X509SKI"),
            Map.entry("ds:X509IssuerSerial", "ds:X509IssuerName! ds:X509SerialNumber!"));

    private static final int MOST = 20;

    private Grammar() {}

    /** @throws Refused if a child of this element may not stand there, stands there too often, or is missing */
    static void check(Element parent, List<Element> children) {
        Map<String, Integer> seen = new HashMap<>();
        List<String> allowed = List.of(TABLE.getOrDefault(Names.of(parent), "").split(" "));
        for (Element child : children) {
            String name = Names.of(child);
            int most = allowed.contains(name + "*") ? MOST : 1;
            Refused.unless(
                    (most == MOST || allowed.contains(name) || allowed.contains(name + "!"))
                            && seen.merge(name, 1, Integer::sum) <= most,
                    refusalOf(name),
                    "An element stands where this broker takes none, or too often.");
        }
        for (String name : allowed) {
            Refused.unless(
                    !name.endsWith("!") || seen.containsKey(name.substring(0, name.length() - 1)),
                    Reason.STRUCTURE,
                    "An element is missing.");
        }
    }

    /** What SAML has but this broker does not offer is told apart, for the portal's operator. */
    private static Reason refusalOf(String name) {
        return List.of("saml:EncryptedID", "saml:BaseID", "saml:SubjectConfirmation")
                        .contains(name)
                ? Reason.UNSUPPORTED
                : Reason.STRUCTURE;
    }

    static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (var node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }
}
