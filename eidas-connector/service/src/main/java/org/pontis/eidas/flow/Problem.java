package org.pontis.eidas.flow;

import org.pontis.broker.Blame;

import static org.pontis.broker.Blame.PROVIDER;
import static org.pontis.broker.Blame.SYSTEM;
import static org.pontis.broker.Blame.USER;

/** How a login over the border can go wrong. The names are stable codes, for pages, logs and documentation. */
public enum Problem {
    /** The page is too old, was used before, or comes from nowhere; the login begins again at the portal. */
    LOGIN_EXPIRED(USER),
    /** The citizen broke it off or refused, abroad or at our consent page. */
    CANCELLED(USER),
    /** This country is not one of ours to choose from. */
    COUNTRY_UNKNOWN(USER),
    /** The country cannot be reached in a trusted way for now. */
    COUNTRY_DOWN(PROVIDER),
    /** The country's login does not reach the level, or cannot serve this relying party. */
    COUNTRY_CANNOT(USER),
    /** No country can do what the relying party asks for. */
    NO_COUNTRY(SYSTEM),
    /** The login itself failed: wrong secret, expired means. */
    LOGIN_FAILED(USER),
    /** The login went well, at too low a level. */
    LEVEL_NOT_REACHED(USER),
    /** Something of the minimum data set is missing or cannot be what it should be. */
    ATTRIBUTES_MISSING(PROVIDER),
    /** The other country did not understand or not admit our request. */
    REQUEST_REFUSED(PROVIDER),
    /** A request that cannot be trusted, or is not for us. */
    REQUEST_NOT_TRUSTED(PROVIDER),
    /** A request that is authentic and cannot be fulfilled as it is. */
    REQUEST_NOT_POSSIBLE(PROVIDER),
    /** Our policy does not admit this private relying party. */
    PARTY_NOT_ADMITTED(PROVIDER),
    /** An answer to nothing that waits here. */
    ANSWER_UNSOLICITED(USER),
    /** A message that was here before. */
    MESSAGE_REPLAYED(USER),
    /** The answer is another country's than the chosen one's. */
    WRONG_COUNTRY(PROVIDER),
    /** An answer that cannot be trusted, for any other reason; the log has it. */
    ANSWER_NOT_TRUSTED(PROVIDER),
    /** The broker did not answer as it should. */
    BROKER_FAILED(SYSTEM),
    /** A login that another browser began, or one that keeps no cookies. */
    OTHER_BROWSER(USER),
    /** What the browser sent cannot be read: too long, too slow, wrongly encoded, or something is missing. */
    REQUEST_MALFORMED(USER),
    /** There is no such page, or it is not to be had in this way. */
    PAGE_UNKNOWN(USER),
    /** The broker is not known here, or not by the address that it wants an answer at. */
    BROKER_UNKNOWN(SYSTEM),
    /** Too many logins are under way for one more. */
    TOO_BUSY(SYSTEM),
    /** A mistake of ours; the log has it. */
    SERVER_FAILED(SYSTEM);

    private final Blame blame;

    Problem(Blame blame) {
        this.blame = blame;
    }

    /** Who ended the login. */
    public Blame blame() {
        return blame;
    }
}
