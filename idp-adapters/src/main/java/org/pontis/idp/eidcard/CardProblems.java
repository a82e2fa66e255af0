package org.pontis.idp.eidcard;

import java.util.Set;

import org.pontis.broker.Blame;
import org.pontis.broker.LoginProblem;

/** What can go wrong with a card besides its certificate. None counts as a guess: a PIN is guessed at the card, and it counts. */
public final class CardProblems {

    /** The browser presented no certificate: no card in the reader, or none was chosen. */
    public static final LoginProblem NONE = user("CARD_NONE");
    /** The browser's extension, its program or the reader is missing, too old or has failed. */
    public static final LoginProblem READER = user("CARD_READER");
    /** The citizen pressed cancel where the PIN is typed. */
    public static final LoginProblem CANCELLED = user("CARD_CANCELLED");
    /** Too late: what was to be signed, or the way to the card's host, is no longer good. */
    public static final LoginProblem TIMEOUT = user("CARD_TIMEOUT");
    /** What came is not what this login asked the card for. */
    public static final LoginProblem FORGED = user("CARD_FORGED");

    /** All of them. */
    public static final Set<LoginProblem> ALL = Set.of(NONE, READER, CANCELLED, TIMEOUT, FORGED);

    private CardProblems() {}

    private static LoginProblem user(String code) {
        return new LoginProblem(code, Blame.USER, false);
    }
}
