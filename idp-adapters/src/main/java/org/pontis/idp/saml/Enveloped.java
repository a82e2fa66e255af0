package org.pontis.idp.saml;

import java.util.List;

import org.w3c.dom.Element;

/**
 * The form of a signature inside a message (SAML core 5.4): one reference to the message itself, enveloped, exclusive
 * canonicalization, allowed algorithms. Whether the key made it, others check.
 */
record Enveloped(Element signature) {

    /** @throws Refused if it covers anything else, or in any other way */
    void mustCover(String id) {
        Element info = only(signature, "ds:SignedInfo");
        Algorithms.checkSignature(algorithm(info, "ds:SignatureMethod"));
        Refused.unless(
                Algorithms.EXCLUSIVE.equals(algorithm(info, "ds:CanonicalizationMethod")),
                Reason.ALGORITHM,
                "The canonicalization is not allowed.");
        Element reference = only(info, "ds:Reference");
        Algorithms.checkDigest(algorithm(reference, "ds:DigestMethod"));
        Refused.unless(
                ("#" + id).equals(reference.getAttribute("URI")),
                Reason.COVERAGE,
                "The signature does not refer to the message.");
        List<String> transforms = Grammar.children(only(reference, "ds:Transforms")).stream()
                .map(transform -> transform.getAttribute("Algorithm"))
                .toList();
        Refused.unless(
                transforms.equals(List.of(Algorithms.ENVELOPED, Algorithms.EXCLUSIVE)),
                Reason.COVERAGE,
                "The signature transforms what it covers in another way than SAML has it.");
        Refused.unless(
                Grammar.children(only(info, "ds:SignatureMethod")).isEmpty(),
                Reason.ALGORITHM,
                "The signature algorithm has parameters.");
    }

    private static String algorithm(Element parent, String name) {
        return only(parent, name).getAttribute("Algorithm");
    }

    /** The grammar has made sure that there is exactly one. */
    private static Element only(Element parent, String name) {
        return Grammar.children(parent).stream()
                .filter(child -> name.equals(Names.of(child)))
                .findFirst()
                .orElseThrow();
    }
}
