package org.pontis.idp.desk;

import java.time.Instant;

/**
 * What one officer asked for and another has to agree to.
 *
 * @param citizen the account it is about
 * @param by the account of the officer who asked
 * @param until when it is too late
 * @param edition what the citizen's account was like then
 * @param decided whether somebody has had the last word already
 */
public record Asked(String citizen, String by, Instant until, String edition, boolean decided) {

    /** What a second officer's word comes to. */
    public enum Verdict {
        /** It may be done. */
        AGREED,
        /** Nobody agrees with herself. */
        OWN_REQUEST,
        /** Nobody decides about herself. */
        OWN_ACCOUNT,
        /** It was done, declined, or waited for too long. */
        OVER,
        /** The citizen's account is another than the first officer saw, or that officer is one no more. */
        CHANGED
    }

    /**
     * @param officer the account of who would confirm
     * @param now the time
     * @param presently what the account is like now
     * @param askerServes whether who asked is still an officer
     */
    public Verdict confirmedBy(String officer, Instant now, String presently, boolean askerServes) {
        if (officer.equals(by)) {
            return Verdict.OWN_REQUEST;
        }
        if (officer.equals(citizen)) {
            return Verdict.OWN_ACCOUNT;
        }
        if (decided || !now.isBefore(until)) {
            return Verdict.OVER;
        }
        return askerServes && edition.equals(presently) ? Verdict.AGREED : Verdict.CHANGED;
    }
}
