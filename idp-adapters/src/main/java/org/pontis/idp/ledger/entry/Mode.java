package org.pontis.idp.ledger.entry;

/** How much a realm's ledger tells. */
public enum Mode {
    /** Everything of {@link Member}. */
    FULL("full"),
    /** When, by which method, with what outcome and how long it took. */
    DURATIONS("durations");

    private final String id;

    Mode(String id) {
        this.id = id;
    }

    /** As it is written in settings and, for durations, in the entry. */
    public String id() {
        return id;
    }
}
