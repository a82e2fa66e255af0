package org.pontis.sandbox.portal.oidc;

import java.net.URI;

import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import org.pontis.sandbox.portal.Cookie;

/**
 * What the broker and this portal know of each other.
 *
 * @param issuer the broker's realm
 * @param url the portal's own address, without a slash at the end
 * @param scope what it asks for
 * @param pushed whether requests go through RFC 9126 (pushed authorization requests) where the broker offers it; a visit to
 *     {@code /login?par=false} does without
 */
public record RelyingParty(Issuer issuer, ClientID clientId, String url, Scope scope, boolean pushed) {

    public static RelyingParty of(String issuer, String clientId, String url) {
        return new RelyingParty(new Issuer(issuer), new ClientID(clientId), url, new Scope("openid", "identity"), true);
    }

    URI redirectUri() {
        return URI.create(url + "/callback");
    }

    URI afterLogout() {
        return URI.create(url + "/");
    }

    /** Cookies ignore ports, so their names carry the portal's id. */
    Cookie cookie() {
        return Cookie.of(clientId.getValue(), url);
    }
}
