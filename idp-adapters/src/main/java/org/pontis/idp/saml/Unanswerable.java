package org.pontis.idp.saml;

import java.util.Optional;
import java.util.Set;

import org.w3c.dom.Element;

/**
 * What a request in good order may ask about the subject of its answer, and does not get. An answer about somebody else, or by
 * another kind of name, would be a success that SAML core 3.4.1.1 and 3.4.1.4 forbid: the portal is told instead.
 */
public enum Unanswerable {
    /** Whether she is the one the portal means is not for a login to confirm: it says who she is, or nothing. */
    SUBJECT("RequestUnsupported", "Requests that name a subject are not offered."),
    /** A portal knows her by one persistent name of its own. */
    NAME_ID_POLICY("InvalidNameIDPolicy", "NameIDs are persistent and of the portal that asks.");

    private static final Set<String> FORMATS = Set.of(
            "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent",
            // SAML core 8.3.1: the choice is ours
            "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified");

    private final String status;
    private final String sentence;

    Unanswerable(String status, String sentence) {
        this.status = status;
        this.sentence = sentence;
    }

    /** What this message asks in vain, if it does. */
    public static Optional<Unanswerable> in(Message message) {
        Element root = message.document().getDocumentElement();
        if (Message.named(root, "saml:Subject").findAny().isPresent()) {
            return Optional.of(SUBJECT);
        }
        return Message.named(root, "samlp:NameIDPolicy")
                .filter(policy -> !given(policy, message.issuer()))
                .findAny()
                .map(policy -> NAME_ID_POLICY);
    }

    private static boolean given(Element policy, String portal) {
        return (!policy.hasAttribute("Format") || FORMATS.contains(policy.getAttribute("Format")))
                && (!policy.hasAttribute("SPNameQualifier") || portal.equals(policy.getAttribute("SPNameQualifier")));
    }

    /** The second-level status code (SAML core 3.2.2.2); the first is {@code Requester}. */
    public String status() {
        return "urn:oasis:names:tc:SAML:2.0:status:" + status;
    }

    /** The status message, for the portal's developers. */
    public String sentence() {
        return sentence;
    }
}
