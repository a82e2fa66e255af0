package org.pontis.idp.keycloak.recovery;

import org.pontis.broker.Means.Kind;
import org.pontis.broker.PersonIdentifier;

/**
 * What somebody came for, while a code is on its way or a password is thought of. The server keeps it; the page has only its name.
 * What is not known is empty.
 *
 * @param id of the code's challenge
 * @param ends when it is worth nothing any more, however often its pages were shown, in milliseconds of the epoch
 * @param browser the form's token: the errand is worth nothing in another browser or session
 * @param what kinds to be stopped, {@link #EVERYTHING} or one; beside a new phone, those it comes in the place of
 * @param number the new phone's, or that of the phone that was proven
 * @param account whose errand it is, once that is proven
 * @param lastTwo what the page shows of the number
 */
record Errand(
        String id,
        long ends,
        String browser,
        Purpose purpose,
        PersonIdentifier who,
        String contrast,
        String what,
        String number,
        String account,
        String lastTwo) {

    static final String EVERYTHING = "all";

    /** A closed set, for events. */
    enum Purpose {
        STOP,
        FORGOTTEN,
        CHOOSE,
        LINK
    }

    /** The page has shown this much of the number. */
    Errand showing(String digits) {
        return new Errand(id, ends, browser, purpose, who, contrast, what, number, account, digits);
    }

    /** It is proven whose phone it is; now she chooses a password, as long as that phone counts. */
    Errand choosing(String citizen, String phone) {
        return new Errand(id, ends, browser, Purpose.CHOOSE, who, contrast, what, phone, citizen, lastTwo);
    }

    static boolean isWhat(String word) {
        return EVERYTHING.equals(word) || Kind.named(word).isPresent();
    }

    @Override
    public String toString() {
        return "Errand[" + purpose + "]";
    }
}
