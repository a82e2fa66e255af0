package org.pontis.sandbox.e2e.attack.saml;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.pontis.sandbox.e2e.Browser;
import org.pontis.sandbox.e2e.EndToEnd;
import org.pontis.sandbox.e2e.Page;
import org.pontis.sandbox.e2e.attack.UnderAttack;

import static org.assertj.core.api.Assertions.assertThat;

/** A portal that says whom it expects, in the browser of somebody else. */
@UnderAttack
class SubjectIT extends EndToEnd {

    private static final String SUBJECT = "<saml:Subject><saml:NameID>marked-name</saml:NameID></saml:Subject>";

    @Test
    @DisplayName("D39–D46 a request that names a subject gets no answer about somebody else, whoever is logged in")
    void aSubjectIsNotReplacedByWhoeverIsLoggedIn() {
        ana.logsInWithPassword(saml.login(browser));
        assertThat(asked(browser, "")).contains("status:Success");
        for (Browser one : List.of(browser, new Browser())) {
            assertThat(asked(one, SUBJECT))
                    .contains("status:Requester", "status:RequestUnsupported")
                    .doesNotContain("status:Success", "marked-name", "Assertion>");
        }
        assertThat(asked(browser, "")).as("her session is as it was").contains("status:Success");
    }

    /** What would go to the portal. */
    private String asked(Browser one, String inner) {
        Pen pen = Pen.of(stack);
        one.stopsBefore(pen.consumer());
        String request = pen.sign(pen.authnRequest(Pen.now(), inner));
        Page answer = one.submit(
                pen.endpoint(), Map.of("SAMLRequest", Wire.base64(request.getBytes(StandardCharsets.UTF_8))));
        return new String(
                Base64.getMimeDecoder()
                        .decode(answer.html().select("input[name=SAMLResponse]").val()),
                StandardCharsets.UTF_8);
    }
}
