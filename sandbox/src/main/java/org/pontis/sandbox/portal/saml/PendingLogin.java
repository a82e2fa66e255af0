package org.pontis.sandbox.portal.saml;

import java.time.Instant;

/**
 * A login under way.
 *
 * @param requestId of the AuthnRequest, which the response must name
 * @param browser the value of the cookie of the browser that began it; nobody else may finish it (login CSRF)
 */
record PendingLogin(String requestId, String browser, Wish wish, Instant began) {}
