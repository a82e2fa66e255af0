package org.pontis.idp.keycloak.login;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

/**
 * Whether a citizen sees what her browser asks for. To begin a method may already ring her phone; a foreign page that
 * fetches our address as a picture or in a hidden frame, or has it loaded ahead, must not. Browsers tell by Fetch Metadata
 * (W3C) and {@code Sec-Purpose} (Fetch standard), which no page can set.
 */
final class Navigation {

    private Navigation() {}

    /** Whether it is no citizen but the script of a page that waits, which wants to know whether to load the page again. */
    static boolean asksForNews(HttpHeaders headers) {
        return MediaType.APPLICATION_JSON.equals(headers.getHeaderString(HttpHeaders.ACCEPT));
    }

    static boolean isSeen(HttpHeaders headers) {
        String destination = headers.getHeaderString("Sec-Fetch-Dest");
        return (destination == null || "document".equals(destination))
                && headers.getHeaderString("Sec-Purpose") == null;
    }
}
