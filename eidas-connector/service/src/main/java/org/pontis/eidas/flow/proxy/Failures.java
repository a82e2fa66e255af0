package org.pontis.eidas.flow.proxy;

import java.util.Optional;

import org.pontis.eidas.flow.Problem;
import org.pontis.eidas.saml.check.RequestVerdict;
import org.pontis.eidas.saml.message.EidasStatus;
import org.pontis.eidas.saml.message.EidasStatus.Code;
import org.pontis.eidas.saml.message.EidasStatus.SubCode;

/** What the other country is told about a login that did not come to pass: codes that the reference node knows, too, and within them what it does not. */
final class Failures {

    private Failures() {}

    static EidasStatus status(Problem problem) {
        return switch (problem) {
            case CANCELLED -> EidasStatus.of(Code.RESPONDER, SubCode.REQUEST_DENIED, "Citizen consent not given.");
            case LEVEL_NOT_REACHED ->
                EidasStatus.of(Code.RESPONDER, SubCode.AUTHN_FAILED, "The level of assurance was not reached.")
                        .about(SubCode.NO_AUTHN_CONTEXT);
            case ATTRIBUTES_MISSING ->
                EidasStatus.of(
                        Code.RESPONDER, SubCode.INVALID_ATTR_NAME_OR_VALUE, "The minimum data set cannot be provided.");
            case PARTY_NOT_ADMITTED ->
                EidasStatus.of(Code.REQUESTER, SubCode.REQUEST_DENIED, "Private relying parties are not admitted.");
            case REQUEST_NOT_POSSIBLE ->
                EidasStatus.of(Code.REQUESTER, SubCode.REQUEST_DENIED, "The request cannot be fulfilled.");
            case TOO_BUSY ->
                EidasStatus.of(Code.RESPONDER, SubCode.AUTHN_FAILED, "The node is busy; try again in a few minutes.");
            default -> EidasStatus.of(Code.RESPONDER, SubCode.AUTHN_FAILED, "Authentication failed.");
        };
    }

    /** What is wrong with a request, if anything is. */
    static Optional<Problem> problem(RequestVerdict verdict) {
        return switch (verdict) {
            case RequestVerdict.Accepted accepted -> Optional.empty();
            case RequestVerdict.Answered answered -> Optional.of(Problem.REQUEST_NOT_POSSIBLE);
            case RequestVerdict.Refused refused -> {
                boolean replayed = refused.report()
                        .firstFailure()
                        .filter(failure -> failure.id().equals("MSG-04"))
                        .isPresent();
                yield Optional.of(replayed ? Problem.MESSAGE_REPLAYED : Problem.REQUEST_NOT_TRUSTED);
            }
        };
    }

    /** By the broker's error code (RFC 6749, OpenID Connect Core, Unmet Authentication Requirements). */
    static Problem problem(BrokerAnswer.Failed failed) {
        return switch (failed.error()) {
            case "access_denied" -> Problem.CANCELLED;
            case "unmet_authentication_requirements" -> Problem.LEVEL_NOT_REACHED;
            case "login_required", "interaction_required", "account_selection_required" -> Problem.LOGIN_FAILED;
            default -> Problem.BROKER_FAILED;
        };
    }
}
