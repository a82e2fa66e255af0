package org.pontis.sandbox.portal.saml;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.opensaml.saml.common.SAMLVersion;
import org.opensaml.saml.saml2.core.Assertion;
import org.opensaml.saml.saml2.core.AudienceRestriction;
import org.opensaml.saml.saml2.core.AuthnContext;
import org.opensaml.saml.saml2.core.AuthnStatement;
import org.opensaml.saml.saml2.core.Conditions;
import org.opensaml.saml.saml2.core.Issuer;
import org.opensaml.saml.saml2.core.NameID;
import org.opensaml.saml.saml2.core.NameIDType;
import org.opensaml.saml.saml2.core.OneTimeUse;
import org.opensaml.saml.saml2.core.Response;
import org.opensaml.saml.saml2.core.Status;
import org.opensaml.saml.saml2.core.StatusCode;
import org.opensaml.saml.saml2.core.Subject;
import org.opensaml.saml.saml2.core.SubjectConfirmation;
import org.opensaml.saml.saml2.core.SubjectConfirmationData;
import org.pontis.eidas.saml.PinnedKeys;
import org.pontis.eidas.saml.Rejected;
import org.pontis.eidas.saml.VerifiedAssertion;
import org.pontis.eidas.saml.VerifiedMessage;

/** The fields of a verified response, one by one: is it for us, for this request, and for now (SAML profiles 4.1.4.3). */
final class LoginResponse {

    private static final Duration SKEW = Duration.ofSeconds(60);
    private static final Duration OLDEST = Duration.ofMinutes(5);
    private static final int LONGEST_NAME = 256;

    private final ServiceProvider portal;
    private final PendingLogin login;
    private final Instant now;

    LoginResponse(ServiceProvider portal, PendingLogin login, InstantSource clock) {
        this.portal = portal;
        this.login = login;
        this.now = clock.instant();
    }

    /**
     * The assertion, if everything is in order.
     *
     * @throws LoginRefused with the broker's status if it says no, else with {@code invalid_assertion}
     */
    Assertion read(VerifiedMessage<Response> message, PinnedKeys keys) throws LoginRefused {
        Response response = message.content();
        demand(SAMLVersion.VERSION_20.equals(response.getVersion()), "Version");
        demand(portal.assertionConsumerService().equals(response.getDestination()), "Destination");
        demand(login.requestId().equals(response.getInResponseTo()), "InResponseTo");
        demandIssuer(response.getIssuer());
        demandRecent(response.getIssueInstant());
        demandSuccess(response.getStatus());
        demand(response.getEncryptedAssertions().isEmpty(), "EncryptedAssertion");
        try {
            return check(VerifiedAssertion.in(message, keys).content());
        } catch (Rejected e) {
            throw LoginRefused.invalid("The assertion was rejected: " + e.reason());
        }
    }

    private Assertion check(Assertion assertion) throws LoginRefused {
        demand(SAMLVersion.VERSION_20.equals(assertion.getVersion()), "assertion's Version");
        demandIssuer(assertion.getIssuer());
        demandRecent(assertion.getIssueInstant());
        check(assertion.getSubject());
        check(assertion.getConditions());
        demand(assertion.getAuthnStatements().size() == 1, "number of AuthnStatements");
        check(assertion.getAuthnStatements().getFirst());
        return assertion;
    }

    private void check(Subject subject) throws LoginRefused {
        NameID name = subject == null ? null : subject.getNameID();
        demand(name != null && name.getValue() != null && !name.getValue().isBlank(), "NameID");
        demand(name.getValue().length() <= LONGEST_NAME, "length of the NameID");
        demand(NameIDType.PERSISTENT.equals(name.getFormat()), "NameID's Format");
        // one that is good beside one that is not would leave it open which of them was meant
        demand(subject.getSubjectConfirmations().size() == 1, "number of SubjectConfirmations");
        SubjectConfirmation confirmation = subject.getSubjectConfirmations().getFirst();
        demand(SubjectConfirmation.METHOD_BEARER.equals(confirmation.getMethod()), "SubjectConfirmation's Method");
        SubjectConfirmationData data = confirmation.getSubjectConfirmationData();
        demand(data != null, "SubjectConfirmationData");
        demand(portal.assertionConsumerService().equals(data.getRecipient()), "Recipient");
        demand(login.requestId().equals(data.getInResponseTo()), "SubjectConfirmation's InResponseTo");
        demand(data.getNotBefore() == null, "SubjectConfirmation's NotBefore");
        demand(
                data.getNotOnOrAfter() != null && isStillGood(data.getNotOnOrAfter()),
                "SubjectConfirmation's NotOnOrAfter");
    }

    private void check(Conditions conditions) throws LoginRefused {
        demand(conditions != null, "Conditions");
        demand(conditions.getNotBefore() == null || !conditions.getNotBefore().isAfter(now.plus(SKEW)), "NotBefore");
        demand(conditions.getNotOnOrAfter() != null && isStillGood(conditions.getNotOnOrAfter()), "NotOnOrAfter");
        List<AudienceRestriction> audiences = conditions.getAudienceRestrictions();
        demand(
                !audiences.isEmpty()
                        && audiences.stream().allMatch(audience -> audience.getAudiences().stream()
                                .anyMatch(one -> portal.entityId().equals(one.getURI()))),
                "Audience");
        // SAML core 2.5.1: an assertion with a condition that is not understood is not valid
        demand(
                conditions.getConditions().stream()
                        .allMatch(one -> one instanceof AudienceRestriction || one instanceof OneTimeUse),
                "kind of Condition");
    }

    private void check(AuthnStatement statement) throws LoginRefused {
        demand(
                statement.getAuthnInstant() != null
                        && !statement.getAuthnInstant().isAfter(now.plus(SKEW)),
                "AuthnInstant");
        demand(
                !login.wish().forceAuthn()
                        || !statement.getAuthnInstant().isBefore(login.began().minus(SKEW)),
                "AuthnInstant, older than the request");
        demand(
                statement.getSessionNotOnOrAfter() == null || isStillGood(statement.getSessionNotOnOrAfter()),
                "SessionNotOnOrAfter");
        classOf(statement);
    }

    /** @throws LoginRefused if the statement names no class */
    static String classOf(AuthnStatement statement) throws LoginRefused {
        AuthnContext context = statement.getAuthnContext();
        return Optional.ofNullable(context)
                .map(AuthnContext::getAuthnContextClassRef)
                .map(reference -> reference.getURI())
                .filter(uri -> !uri.isBlank())
                .orElseThrow(() -> LoginRefused.invalid("The answer's AuthnContextClassRef is not right."));
    }

    private void demandSuccess(Status status) throws LoginRefused {
        StatusCode code = status == null ? null : status.getStatusCode();
        demand(code != null && code.getValue() != null, "Status");
        if (!StatusCode.SUCCESS.equals(code.getValue())) {
            StatusCode second = code.getStatusCode();
            String value = second == null || second.getValue() == null ? code.getValue() : second.getValue();
            String message = status.getStatusMessage() == null
                    ? null
                    : status.getStatusMessage().getValue();
            throw new LoginRefused(
                    value.substring(value.lastIndexOf(':') + 1),
                    Objects.requireNonNullElse(message, "The broker refused the login and said no more."));
        }
    }

    private void demandIssuer(Issuer issuer) throws LoginRefused {
        demand(
                issuer != null
                        && portal.broker().equals(issuer.getValue())
                        && (issuer.getFormat() == null || NameIDType.ENTITY.equals(issuer.getFormat())),
                "Issuer");
    }

    private void demandRecent(Instant issued) throws LoginRefused {
        demand(
                issued != null
                        && !issued.isAfter(now.plus(SKEW))
                        && !issued.isBefore(now.minus(OLDEST).minus(SKEW))
                        && !issued.isBefore(login.began().minus(SKEW)),
                "IssueInstant");
    }

    private boolean isStillGood(Instant notOnOrAfter) {
        return now.isBefore(notOnOrAfter.plus(SKEW));
    }

    private static void demand(boolean right, String what) throws LoginRefused {
        if (!right) {
            throw LoginRefused.invalid("The answer's " + what + " is not right.");
        }
    }
}
