package org.pontis.idp.recovery;

import java.util.Locale;

/** What somebody asks for. */
public enum Wish {
    /** A means shall count no more, for now. */
    SUSPEND(false),
    /** A phone more, or in the place of one. */
    NEW_PHONE(false),
    /** A password, whether she had one or not. */
    NEW_PASSWORD(false),
    /** What she has shall last longer, or have another value, and be worth as much as before. */
    KEEP(true),
    /** What was suspended shall count again. */
    REACTIVATE(true),
    /** What she has shall be gone for good. */
    REVOKE(true),
    /** What was registered online shall be as good as what was registered in person. */
    RAISE(false);

    private final boolean measured;

    Wish(boolean measured) {
        this.measured = measured;
    }

    /** Whether it takes as much proof as the means itself gives. */
    public boolean measured() {
        return measured;
    }

    /** As tables and events have it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
