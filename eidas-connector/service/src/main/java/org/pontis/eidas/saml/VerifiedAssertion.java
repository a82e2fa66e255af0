package org.pontis.eidas.saml;

import org.opensaml.saml.saml2.core.Assertion;
import org.opensaml.saml.saml2.core.Response;
import org.pontis.eidas.saml.Rejected.Reason;

/** The one assertion of a verified response, itself signed with a pinned key. */
public final class VerifiedAssertion {

    private final Assertion content;

    private VerifiedAssertion(Assertion content) {
        this.content = content;
    }

    /**
     * The one plain assertion inside.
     *
     * @throws Rejected if the response has no plain assertion, or the assertion no good signature of its own
     */
    public static VerifiedAssertion in(VerifiedMessage<Response> response, PinnedKeys keys) throws Rejected {
        return UnverifiedMessage.guarded(() -> {
            if (response.content().getAssertions().size() != 1) {
                throw new Rejected(Reason.UNEXPECTED_MESSAGE);
            }
            Assertion assertion = response.content().getAssertions().getFirst();
            EnvelopedSignature.check(assertion, keys);
            return new VerifiedAssertion(assertion);
        });
    }

    public Assertion content() {
        return content;
    }
}
