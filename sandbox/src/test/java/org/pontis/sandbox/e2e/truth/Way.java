package org.pontis.sandbox.e2e.truth;

import java.util.Optional;

/** What the citizen does if she is shown a page. */
enum Way {
    LOOKS("looks", null, false),
    CANCELS("cancels", null, false),
    SMS_PIN("chooses sms-pin", "sms-pin", false),
    PASSWORD("chooses password", "password", false),
    MOBILE_ID("chooses mobile-id", "mobile-id", false),
    HINTED_SMS_PIN("is led to sms-pin", "sms-pin", true),
    HINTED_PASSWORD("is led to password", "password", true),
    HINTED_MOBILE_ID("is led to mobile-id", "mobile-id", true),
    ABROAD_LOW("chooses eidas, her country says low", "eidas", false, Country.BELIEVED, Level.LOW),
    ABROAD_SUBSTANTIAL(
            "chooses eidas, her country says substantial", "eidas", false, Country.BELIEVED, Level.SUBSTANTIAL),
    ABROAD_HIGH("chooses eidas, her country says high", "eidas", false, Country.BELIEVED, Level.HIGH),
    ABROAD_CAPPED(
            "chooses eidas, her country says high and is believed substantial",
            "eidas",
            false,
            Country.BELIEVED_SUBSTANTIAL,
            Level.HIGH),
    HINTED_ABROAD("is led to eidas, her country says high", "eidas", true, Country.BELIEVED, Level.HIGH);

    /** Where a citizen may come from. */
    enum Country {
        BELIEVED("EE/ES/60001019906", Level.HIGH),
        BELIEVED_SUBSTANTIAL("LV/ES/1", Level.SUBSTANTIAL);

        private final String citizen;
        private final Level ceiling;

        Country(String citizen, Level ceiling) {
            this.citizen = citizen;
            this.ceiling = ceiling;
        }

        String citizen() {
            return citizen;
        }
    }

    private final String text;
    private final String method;
    private final boolean hinted;

    private final Country country;
    private final Level said;

    Way(String text, String method, boolean hinted) {
        this(text, method, hinted, null, null);
    }

    Way(String text, String method, boolean hinted, Country country, Level said) {
        this.text = text;
        this.method = method;
        this.hinted = hinted;
        this.country = country;
        this.said = said;
    }

    /** Where she logs in, if that is abroad. */
    Optional<Country> country() {
        return Optional.ofNullable(country);
    }

    /** The level that her country asserts. */
    Level said() {
        return said;
    }

    /** What of it counts here. */
    Level counts() {
        return Level.lower(said, country.ceiling);
    }

    String text() {
        return text;
    }

    Optional<String> method() {
        return Optional.ofNullable(method);
    }

    /** The method the portal hints at. */
    Optional<String> hint() {
        return hinted ? method() : Optional.empty();
    }
}
