package org.pontis.eidas.saml.check;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.opensaml.saml.saml2.core.AuthnRequest;
import org.opensaml.saml.saml2.core.Response;
import org.pontis.eidas.attributes.AttributeValue;
import org.pontis.eidas.saml.UnverifiedMessage;
import org.pontis.eidas.saml.check.Explainer.Explanation;
import org.pontis.eidas.saml.encryption.DecryptionKeys;
import org.pontis.eidas.saml.message.EidasResponse.Failure;
import org.pontis.eidas.saml.message.EidasStatus;
import org.pontis.eidas.saml.message.EidasStatus.Code;
import org.pontis.eidas.saml.message.EidasStatus.SubCode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.pontis.eidas.saml.check.Border.*;

class ExplainerTest {

    private static final Explainer EXPLAINER = new Explainer(NOW, TimeLimits.DEFAULT);

    @Test
    void aGoodResponseHasNothingWrongWithItAndSaysWho() {
        Explanation explanation = explainAnswer(signed(LOGIN, Edit.NONE, READING, ANSWERING), FOREIGN_SERVICE, OPEN);
        assertThat(explanation.report().ok()).isTrue();
        assertThat(explanation.level()).contains("http://eidas.europa.eu/LoA/high");
        assertThat(explanation.status()).contains(EidasStatus.SUCCESS);
        assertThat(explanation.attributes())
                .filteredOn(attribute -> attribute.friendlyName().equals(Optional.of("PersonIdentifier")))
                .flatExtracting(attribute -> attribute.values())
                .containsExactly(AttributeValue.of("EE/ES/60001019906"));
    }

    @Test
    void allThatIsWrongIsSaidAndTheValuesAreShownAllTheSame() {
        Edit wrong = Edit.set("Response", "Destination", "https://elsewhere.example/")
                .and(Edit.text("Audience", "https://elsewhere.example/"))
                .and(Edit.value("PersonIdentifier", "LV/ES/1"));
        Explanation explanation = explainAnswer(signed(LOGIN, wrong, READING, STRANGER), FOREIGN_SERVICE, OPEN);
        assertThat(failures(explanation)).containsExactly("RSP-04", "RSP-02", "ASN-12", "ATT-05");
        assertThat(explanation.attributes()).hasSize(4);
    }

    @Test
    void withoutMetadataKeysAndRequestTheRestIsExplained() {
        Explanation explanation = EXPLAINER.response(
                () -> UnverifiedMessage.read(
                        signed(LOGIN, Edit.NONE, READING, ANSWERING).getBytes(UTF_8), Response.class),
                id -> Optional.empty(),
                new DecryptionKeys(List.of()),
                Optional.empty(),
                Optional.empty());
        assertThat(failures(explanation)).containsExactly("MSG-03", "RSP-06");
        assertThat(explanation.attributes()).isEmpty();
        assertThat(explanation.report().outcomes())
                .extracting(Outcome::id)
                .doesNotContain("RSP-02", "RSP-03", "RSP-16");
    }

    @Test
    void aFailureIsShownWithItsStatus() {
        EidasStatus status = EidasStatus.of(Code.RESPONDER, SubCode.AUTHN_FAILED, "003002 - Authentication Failed.");
        Explanation explanation =
                explainAnswer(signed(new Failure(status), Edit.NONE, READING, ANSWERING), FOREIGN_SERVICE, OPEN);
        assertThat(explanation.report().ok()).isTrue();
        assertThat(explanation.status()).contains(status);
        assertThat(explanation.level()).isEmpty();
    }

    @Test
    void aRequestIsShownWithWhatItAsksFor() {
        Explanation explanation = EXPLAINER.request(
                () -> UnverifiedMessage.read(signed(REQUEST, Edit.NONE, ASKING).getBytes(UTF_8), AuthnRequest.class),
                id -> Optional.of(FOREIGN_CONNECTOR),
                Optional.empty());
        assertThat(explanation.report().ok()).isTrue();
        assertThat(explanation.level()).contains("http://eidas.europa.eu/LoA/substantial");
        assertThat(explanation.attributes()).hasSameSizeAs(REQUEST.attributes());
        assertThat(explanation.report().outcomes()).extracting(Outcome::id).doesNotContain("REQ-08", "LOA-01");
    }

    @Test
    void whatCannotBeReadIsSaidToBeSo() {
        Explanation explanation = explain("<!DOCTYPE a><a/>", FOREIGN_CONNECTOR, OUR_SERVICE);
        assertThat(failures(explanation)).containsExactly("MSG-01");
    }

    @Test
    void whatIsSaidIsFitForALogLine() {
        Edit nasty = Edit.set("Response", "Destination", "https://x/\u202e\t" + "y".repeat(500));
        Explanation explanation = explainAnswer(signed(LOGIN, nasty, READING, ANSWERING), FOREIGN_SERVICE, OPEN);
        Outcome outcome = explanation.report().firstFailure().orElseThrow();
        assertThat(outcome.id()).isEqualTo("RSP-02");
        assertThat(outcome.why().orElseThrow()).matches("[ -~…]*").hasSizeLessThan(300);
    }

    private static List<String> failures(Explanation explanation) {
        return explanation.report().outcomes().stream()
                .filter(outcome -> !outcome.ok())
                .map(Outcome::id)
                .toList();
    }
}
