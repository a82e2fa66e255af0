package org.pontis.idp.mobileid.rest;

import java.util.Map;

import org.pontis.broker.LoginProblem;
import org.pontis.idp.mobileid.line.Reply;
import org.pontis.idp.mobileid.operator.MobileProblems;

/** What the words and numbers of the dialect mean, MID REST API sections 3.3.5 to 3.3.8. */
final class Results {

    private static final Map<String, LoginProblem> WORDS = Map.of(
            "TIMEOUT", MobileProblems.TIMEOUT,
            // what a timeout was called long ago
            "EXPIRED_TRANSACTION", MobileProblems.TIMEOUT,
            "NOT_MID_CLIENT", MobileProblems.NOT_CLIENT,
            "USER_CANCELLED", MobileProblems.CANCELLED,
            "SIGNATURE_HASH_MISMATCH", MobileProblems.SIGNATURE_MISMATCH,
            "PHONE_ABSENT", MobileProblems.PHONE_ABSENT,
            "DELIVERY_ERROR", MobileProblems.DELIVERY,
            "SIM_ERROR", MobileProblems.SIM);

    private Results() {}

    /** What went wrong, by a word that is not {@code OK}. A word in no document is never a success. */
    static LoginProblem of(String word) {
        return WORDS.getOrDefault(word, MobileProblems.UNAVAILABLE);
    }

    /** What went wrong, by an answer that is not the expected one. */
    static LoginProblem of(Reply reply) {
        return switch (reply.status()) {
            case 400, 401, 403, 405 -> MobileProblems.REFUSED;
            default -> MobileProblems.UNAVAILABLE;
        };
    }
}
