package org.pontis.idp.mobileid.mss;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.pontis.broker.LoginProblem;
import org.pontis.idp.certificate.Problems;
import org.pontis.idp.mobileid.line.Reply;
import org.pontis.idp.mobileid.operator.MobileProblems;

/** What the numbers of the dialect mean; TS 102 204, section 12, and FiCom's application guideline. */
final class Statuses {

    static final String REQUEST_OK = "100";
    static final String SIGNATURE = "500";
    /** As {@link #SIGNATURE}, and the operator says that it has looked at it. We look again. */
    static final String VALID_SIGNATURE = "502";

    static final String OUTSTANDING_TRANSACTION = "504";

    private static final Pattern SUBCODE = Pattern.compile("_([0-9]{3,4})");

    private Statuses() {}

    /** What went wrong, by an answer that is not the expected one. */
    static LoginProblem of(Reply reply) {
        Matcher subcode =
                SUBCODE.matcher(reply.text("/Fault/Code/SubCode/Value").orElse(""));
        if (subcode.matches()) {
            return of(subcode.group(1));
        }
        return switch (reply.status()) {
            case 401, 403 -> MobileProblems.REFUSED;
            default -> MobileProblems.UNAVAILABLE;
        };
    }

    /** What went wrong, by a number. A number in no document is never a success. */
    static LoginProblem of(String code) {
        return switch (code) {
            // our request, or our contract
            case "101", "1011", "1012", "102", "103", "104", "107", "108", "505" -> MobileProblems.REFUSED;
            case "105", "1051", "1052", "1053", "109" -> MobileProblems.NOT_CLIENT;
            case "1054", "403", "404", "422" -> MobileProblems.SIM;
            case "208", "2081", "2082" -> MobileProblems.TIMEOUT;
            case "209", "2091", "2092", "2093", "2094" -> MobileProblems.DELIVERY;
            case "401", "4011", "4012", "4013" -> MobileProblems.CANCELLED;
            case "402", "4021" -> MobileProblems.PIN_BLOCKED;
            case "405", "423", "424", "425" -> Problems.STATUS_UNREACHABLE;
            case "406" -> MobileProblems.BUSY;
            case "501" -> Problems.REVOKED;
            case "503" -> MobileProblems.SIGNATURE_MISMATCH;
            default -> MobileProblems.UNAVAILABLE;
        };
    }
}
