package org.pontis.sandbox.e2e.truth;

import java.util.List;

/** The session a citizen comes with: what she has proven in it, and how long ago that was. */
record Held(Who who, Proven proven, Age age) {

    /** Two citizens, who differ in how their password and phone were registered, and one of another country. */
    enum Who {
        ADVANCED,
        BASIC,
        FOREIGN
    }

    /** In this order, each by a login of its own. */
    enum Proven {
        NOTHING(),
        SMS(Proof.SMS_PIN),
        PASSWORD(Proof.PASSWORD),
        SMS_THEN_PASSWORD(Proof.SMS_PIN, Proof.PASSWORD),
        PASSWORD_AND_SMS(Proof.BOTH),
        MOBILE_ID(Proof.MOBILE_ID),
        ABROAD_LOW(Proof.ABROAD_LOW),
        ABROAD_SUBSTANTIAL(Proof.ABROAD_SUBSTANTIAL),
        ABROAD_HIGH(Proof.ABROAD_HIGH);

        private final List<Proof> proofs;

        Proven(Proof... proofs) {
            this.proofs = List.of(proofs);
        }

        List<Proof> proofs() {
            return proofs;
        }
    }

    /** What has gone by since. */
    enum Age {
        YOUNG("", Level.HIGH),
        OVER_A_QUARTER(", too old for high", Level.SUBSTANTIAL),
        OVER_AN_HOUR(", too old for substantial", Level.LOW),
        OVER_A_DAY(", too old for anything", null);

        private final String words;
        private final Level stillCarries;

        Age(String words, Level stillCarries) {
            this.words = words;
            this.stillCarries = stillCarries;
        }

        /** Whether a proof as old as this may count towards a level. */
        boolean freshFor(Level level) {
            return stillCarries != null && stillCarries.reaches(level);
        }
    }

    boolean live() {
        return proven != Proven.NOTHING;
    }

    String text() {
        return switch (proven) {
            case NOTHING -> "none";
            case SMS -> "sms-pin" + age.words;
            case PASSWORD -> "password" + age.words;
            case SMS_THEN_PASSWORD -> "sms-pin, later password" + age.words;
            case PASSWORD_AND_SMS -> "password and SMS (substantial)" + age.words;
            case MOBILE_ID -> "mobile-id (high)" + age.words;
            case ABROAD_LOW -> "eidas (low)" + age.words;
            case ABROAD_SUBSTANTIAL -> "eidas (substantial)" + age.words;
            case ABROAD_HIGH -> "eidas (high)" + age.words;
        };
    }
}
