package org.pontis.broker;

/**
 * Something to be counted.
 *
 * @param subject whom or what it is about; stored only as a keyed hash
 * @param amount how much; less than nothing gives back what was counted for something that did not happen
 */
public record Count(Limit limit, String subject, long amount) {

    /** The same, given back. */
    public Count back() {
        return new Count(limit, subject, -amount);
    }
}
