package org.pontis.idp.keycloak.login;

import jakarta.ws.rs.core.HttpHeaders;

/**
 * Whether a citizen sees what her browser asks for. To begin a method may already ring her phone; a foreign page that
 * fetches our address as a picture or in a hidden frame, or has it loaded ahead, must not. Browsers tell by Fetch Metadata
 * (W3C) and {@code Sec-Purpose} (Fetch standard), which no page can set.
 */
final class Navigation {

    private Navigation() {}

    static boolean isSeen(HttpHeaders headers) {
        String destination = headers.getHeaderString("Sec-Fetch-Dest");
        return (destination == null || "document".equals(destination))
                && headers.getHeaderString("Sec-Purpose") == null;
    }
}
