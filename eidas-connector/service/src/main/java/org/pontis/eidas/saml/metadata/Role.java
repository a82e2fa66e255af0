package org.pontis.eidas.saml.metadata;

/** The two sides of a border (eIDAS Interoperability Architecture 1.4, section 2). */
public enum Role {
    /** Asks, for relying parties of its country; an {@code SPSSODescriptor}. */
    CONNECTOR("Connector"),
    /** Answers, for citizens of its country; an {@code IDPSSODescriptor}. */
    PROXY_SERVICE("Proxy-Service");

    private final String title;

    Role(String title) {
        this.title = title;
    }

    /** As the standard spells it. */
    public String title() {
        return title;
    }
}
