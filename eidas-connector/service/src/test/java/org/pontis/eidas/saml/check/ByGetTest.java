package org.pontis.eidas.saml.check;

import java.net.URI;
import java.net.URLEncoder;
import java.time.InstantSource;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.opensaml.saml.saml2.core.AuthnRequest;
import org.pontis.eidas.saml.PostBinding;
import org.pontis.eidas.saml.RedirectBinding;
import org.pontis.eidas.saml.check.RequestVerdict.Accepted;
import org.pontis.eidas.saml.check.RequestVerdict.Refused;
import org.pontis.eidas.saml.message.RequestWriter;
import org.w3c.dom.Document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.pontis.eidas.saml.check.Border.*;

/** Requests by GET: deflated and signed in the query as the binding has it, or plain as the Commission's node sends them. */
class ByGetTest {

    private static final String SIGNED = RequestWriter.write(REQUEST, ASKING.with(ECDSA));

    @Test
    void theStandardsWayIsAccepted() {
        assertThat(examineQuery(redirect(unsigned()))).isInstanceOf(Accepted.class);
    }

    @Test
    void theCommissionsWayIsAccepted() {
        assertThat(examineQuery(plain(SIGNED))).isInstanceOf(Accepted.class);
    }

    @Test
    void withoutAnySignatureNothingIsAccepted() {
        assertRefused("REQ-01", plain(unsigned()));
        assertRefused("MSG-01", redirect(unsigned()).replaceFirst("&Signature=.*", ""));
    }

    @Test
    void withTwoSignaturesNothingIsAccepted() {
        assertRefused("REQ-01", redirect(SIGNED));
    }

    @Test
    void anotherRelayStateThanTheSignedOneIsNotAccepted() {
        assertRefused("REQ-01", redirect(unsigned()).replace("RelayState=relay", "RelayState=other"));
    }

    private static void assertRefused(String id, String query) {
        RequestVerdict verdict = examineQuery(query);
        assertThat(verdict).isInstanceOf(Refused.class);
        assertThat(verdict.report().firstFailure()).map(Outcome::id).contains(id);
    }

    private static RequestVerdict examineQuery(String query) {
        return new RequestCheck(
                        OUR_SERVICE,
                        id -> Optional.of(FOREIGN_CONNECTOR),
                        (issuer, id, until) -> true,
                        InstantSource.fixed(NOW),
                        TimeLimits.DEFAULT)
                .check(
                        () -> RedirectBinding.readEither(query, "SAMLRequest", AuthnRequest.class),
                        Optional.of("relay"));
    }

    private static String redirect(String xml) {
        return URI.create(RedirectBinding.url(SSO, "SAMLRequest", xml, "relay", ASKING.with(ECDSA)))
                .getRawQuery();
    }

    private static String plain(String xml) {
        return "SAMLRequest=" + URLEncoder.encode(PostBinding.encode(xml), UTF_8) + "&RelayState=relay";
    }

    private static String unsigned() {
        Document document = Edit.parse(SIGNED);
        Edit.remove("Signature").accept(document);
        return Edit.text(document);
    }
}
