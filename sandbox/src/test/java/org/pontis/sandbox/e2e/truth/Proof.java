package org.pontis.sandbox.e2e.truth;

/** What one login proves: the method, what it was, and the level that gives when it is young. */
enum Proof {
    SMS_PIN("sms-pin", "otp sms", Level.LOW, false, true),
    PASSWORD("password", "pwd", Level.LOW, true, false),
    BOTH("password", "mfa otp pwd sms", Level.SUBSTANTIAL, true, true),
    MOBILE_ID("mobile-id", "hwk mca mfa pin", Level.HIGH, true, true),
    ABROAD_LOW("eidas", "eidas", Level.LOW, false, false),
    ABROAD_SUBSTANTIAL("eidas", "eidas mfa", Level.SUBSTANTIAL, false, false),
    ABROAD_HIGH("eidas", "eidas mfa", Level.HIGH, false, false);

    private final String method;
    private final String amr;
    private final Level level;
    private final boolean knowledge;
    private final boolean possession;

    Proof(String method, String amr, Level level, boolean knowledge, boolean possession) {
        this.method = method;
        this.amr = amr;
        this.level = level;
        this.knowledge = knowledge;
        this.possession = possession;
    }

    /** What a login abroad proves that counts here as much. */
    static Proof abroad(Level level) {
        return switch (level) {
            case LOW -> ABROAD_LOW;
            case SUBSTANTIAL -> ABROAD_SUBSTANTIAL;
            case HIGH -> ABROAD_HIGH;
        };
    }

    String method() {
        return method;
    }

    String amr() {
        return amr;
    }

    Level level() {
        return level;
    }

    boolean knowledge() {
        return knowledge;
    }

    boolean possession() {
        return possession;
    }
}
