package org.pontis.eidas.saml.metadata;

/**
 * What metadata has to be before it is used: one sentence of a standard each. MF is the eIDAS SAML Message Format, IA the
 * Interoperability Architecture, CR the Cryptographic Requirements, all of version 1.4. The ids are stable codes.
 */
public enum MetadataRule {
    WELL_FORMED("MD-00", "Metadata is small, plain XML without document type, entities and comments (IA 7.5)."),
    ONE_ENTITY("MD-01", "A document describes one entity, or lists several, each once (MF 2.1.1)."),
    VALID_UNTIL("MD-02", "The root element carries validUntil, and metadata is not used after it (MF 2.1.1, IA 6.5)."),
    ENTITY_ID("MD-03", "The entityID is the https address where the metadata is published (MF 2.1.1, IA 6.4)."),
    ROLE("MD-04", "There is one metadata object for each role of a node (MF 2.1.1)."),
    KEYS("MD-07", "A key descriptor says its use and carries a certificate; a signing key is mandatory (MF 2.1.1)."),
    KEY_STRENGTH(
            "MD-16", "Message keys are RSA of 3072 bits or more, or on a named curve of 256 bits or more (CR 3.3)."),
    NODE_COUNTRY("MD-11", "The role descriptor carries eidas:NodeCountry, which is the country of the node (MF 4.2)."),
    SP_TYPE("MD-12", "eidas:SPType is public or private (MF 4.1)."),
    SSO_ENDPOINT(
            "MD-14", "A Proxy-Service receives requests by HTTP-POST and HTTP-Redirect, over TLS (IA 3.2.1.1, 7.4)."),
    ACS_ENDPOINT("MD-15", "A Connector receives responses by HTTP-POST, over TLS (IA 3.2.2.1, 7.4)."),
    SIGNED("MD-20", "Metadata of nodes is signed as a whole with an algorithm of the white list (IA 6.3, CR 3.1)."),
    TRUST_PATH(
            "MD-21", "There is a valid certificate path from the country's anchor to the signer (IA 6.5, RFC 5280)."),
    REVOCATION("MD-22", "Every certificate that carries revocation information is checked with it (IA 6.5)."),
    REVOKED("MD-22", "A revoked certificate makes nothing trustworthy any more (IA 6.2, 6.5)."),
    NO_ROLLBACK(
            "MD-23",
            "Newer metadata is not replaced by older (our rule, so that IA 6.2 revokes: what is withdrawn stays away)."),
    REACHABLE("MD-24", "Metadata is publicly reachable over https at its address (IA 6.4)."),
    LISTED("MD-25", "A metadata service list of today tells once where the metadata of a node is (IA 6.4.2, MF A).");

    private final String id;
    private final String sentence;

    MetadataRule(String id, String sentence) {
        this.id = id;
        this.sentence = sentence;
    }

    public String id() {
        return id;
    }

    public String sentence() {
        return sentence;
    }
}
