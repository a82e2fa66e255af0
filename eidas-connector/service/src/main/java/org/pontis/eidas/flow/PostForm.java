package org.pontis.eidas.flow;

import java.util.Optional;

/**
 * A message that the browser carries to another country's node (SAML bindings 3.5).
 *
 * @param destination where the form goes; from verified metadata
 * @param field {@code SAMLRequest} or {@code SAMLResponse}
 * @param message the field's value, in Base64
 * @param relayState the field {@code RelayState}
 */
public record PostForm(String destination, String field, String message, Optional<String> relayState) {

    @Override
    public String toString() {
        return field + " to " + destination;
    }
}
