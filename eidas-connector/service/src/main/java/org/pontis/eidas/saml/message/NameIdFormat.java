package org.pontis.eidas.saml.message;

import java.util.Arrays;
import java.util.Optional;

/** The name identifier formats that every node supports (message format 2.2). A name identifier is no key for a person. */
public enum NameIdFormat {
    PERSISTENT("urn:oasis:names:tc:SAML:2.0:nameid-format:persistent"),
    TRANSIENT("urn:oasis:names:tc:SAML:2.0:nameid-format:transient"),
    UNSPECIFIED("urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified");

    private final String uri;

    NameIdFormat(String uri) {
        this.uri = uri;
    }

    public String uri() {
        return uri;
    }

    public static Optional<NameIdFormat> read(String uri) {
        return Arrays.stream(values()).filter(format -> format.uri.equals(uri)).findFirst();
    }
}
