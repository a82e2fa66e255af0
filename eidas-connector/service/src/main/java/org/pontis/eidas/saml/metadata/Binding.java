package org.pontis.eidas.saml.metadata;

import java.util.Arrays;
import java.util.Optional;

/** The ways a message travels between nodes (eIDAS Interoperability Architecture 1.4, section 3.2). */
public enum Binding {
    POST("urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"),
    REDIRECT("urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect");

    private final String uri;

    Binding(String uri) {
        this.uri = uri;
    }

    public String uri() {
        return uri;
    }

    /** The binding of this URI; those that eIDAS does not use are none. */
    public static Optional<Binding> of(String uri) {
        return Arrays.stream(values())
                .filter(binding -> binding.uri.equals(uri))
                .findFirst();
    }
}
