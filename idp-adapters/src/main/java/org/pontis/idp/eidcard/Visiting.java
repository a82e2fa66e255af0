package org.pontis.idp.eidcard;

/**
 * The browser is at the card's host, or on its way.
 *
 * @param ticket what it went with; only what was shown on this one counts
 */
record Visiting(String ticket) {

    /** Nothing of it: whoever has it may go in her place. */
    @Override
    public String toString() {
        return "Visiting";
    }
}
