package org.pontis.idp.certificate.pki;

import java.security.KeyPair;
import java.time.Instant;

/**
 * An authority with a responder, and the key in the card or SIM of Ana, whom it certified.
 *
 * @param authority issues for logins
 * @param responder answers for its certificates
 * @param keys Ana's
 */
public record OnlineIssuer(TestAuthority authority, TestAuthority responder, KeyPair keys) {

    public static OnlineIssuer called(String name) {
        TestAuthority authority = TestAuthority.root("Test root").below(name);
        return new OnlineIssuer(authority, authority.responder().authority(Keys.p256()), Keys.p256());
    }

    /** Ana's certificate for logins. */
    public Making anas() {
        return authority.login().key(keys.getPublic());
    }

    /** Of somebody else, with the same key. */
    public Making brunos() {
        return anas().subject(
                        Names.person("IDCES-00000002W", "BRUNO", "DÍAZ SOLER").build());
    }

    /** From now on the site says this of every certificate. */
    public void says(Reply.Status status, TestSite site, Instant now) {
        site.at("/ocsp", TestSite.ocsp(Reply.by(responder, now).saying(status)));
    }
}
