package org.pontis.eidas.flow.connector;

import java.util.Optional;
import java.util.regex.Pattern;

import org.pontis.eidas.flow.Problem;
import org.pontis.eidas.saml.check.Outcome;
import org.pontis.eidas.saml.check.Report;
import org.pontis.eidas.saml.check.ResponseVerdict;
import org.pontis.eidas.saml.message.EidasStatus;
import org.pontis.eidas.saml.message.EidasStatus.Code;
import org.pontis.eidas.saml.message.EidasStatus.SubCode;

/** What the citizen is told about an answer that is no login. Decided by codes, never by a message's words. */
final class Verdicts {

    private static final int LONGEST = 200;

    /** Ends of lines, what nobody sees, and what turns the direction of writing. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{C}\\p{Z}]+");

    private Verdicts() {}

    /** The other country's own words. */
    static Problem of(EidasStatus status) {
        if (status.says(SubCode.NO_AUTHN_CONTEXT)) {
            return Problem.LEVEL_NOT_REACHED;
        }
        if (status.subCode().isEmpty()) {
            return status.code() == Code.RESPONDER ? Problem.LOGIN_FAILED : Problem.REQUEST_REFUSED;
        }
        return switch (status.subCode().get()) {
            case AUTHN_FAILED, UNKNOWN_PRINCIPAL -> Problem.LOGIN_FAILED;
            case NO_AUTHN_CONTEXT -> Problem.LEVEL_NOT_REACHED;
            case INVALID_ATTR_NAME_OR_VALUE -> Problem.ATTRIBUTES_MISSING;
            case REQUEST_DENIED -> status.code() == Code.RESPONDER ? Problem.CANCELLED : Problem.REQUEST_REFUSED;
            case INVALID_NAME_ID_POLICY, NO_PASSIVE, REQUEST_UNSUPPORTED -> Problem.REQUEST_REFUSED;
        };
    }

    /** Which request of ours was answered. */
    static Optional<String> requestOf(ResponseVerdict<SentRequest> verdict) {
        return switch (verdict) {
            case ResponseVerdict.Accepted<SentRequest> accepted ->
                Optional.of(accepted.request().request().id());
            case ResponseVerdict.Declined<SentRequest> declined ->
                Optional.of(declined.request().request().id());
            case ResponseVerdict.Refused<SentRequest> refused ->
                refused.request().map(request -> request.request().id());
        };
    }

    /** What the log says of an answer that passed every check. */
    static String resultOf(ResponseVerdict<SentRequest> verdict) {
        return verdict instanceof ResponseVerdict.Declined<SentRequest> declined
                ? declined.status().codes()
                : "accepted";
    }

    /**
     * What a node says for people, of an answer that is no login. For logs alone: whoever looks for a fault with its operator needs it,
     * and nobody decides by it. Anything may stand in it, so it is made printable, as short as a line.
     */
    static Optional<String> saidIn(ResponseVerdict<SentRequest> verdict) {
        return verdict instanceof ResponseVerdict.Declined<SentRequest> declined
                ? declined.status().message().map(Verdicts::printable).filter(said -> !said.isEmpty())
                : Optional.empty();
    }

    private static String printable(String said) {
        String plain = UNSEEN.matcher(said).replaceAll(" ").strip().replace('"', '\'');
        return plain.codePointCount(0, plain.length()) > LONGEST
                ? plain.substring(0, plain.offsetByCodePoints(0, LONGEST)) + "…"
                : plain;
    }

    /** Our own check that failed. */
    static Problem of(Report report) {
        Optional<String> failed = report.firstFailure().map(Outcome::id);
        return switch (failed.orElse("")) {
            case "MSG-04", "ASN-17" -> Problem.MESSAGE_REPLAYED;
            case "RSP-01", "RSP-15" -> Problem.ANSWER_UNSOLICITED;
            case "RSP-16", "RSP-17", "ATT-05" -> Problem.WRONG_COUNTRY;
            case "LOA-04" -> Problem.LEVEL_NOT_REACHED;
            case "ATT-02", "ATT-03", "ATT-04", "ATT-07", "RSP-09" -> Problem.ATTRIBUTES_MISSING;
            default -> Problem.ANSWER_NOT_TRUSTED;
        };
    }
}
