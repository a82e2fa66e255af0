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
    HINTED_MOBILE_ID("is led to mobile-id", "mobile-id", true);

    private final String text;
    private final String method;
    private final boolean hinted;

    Way(String text, String method, boolean hinted) {
        this.text = text;
        this.method = method;
        this.hinted = hinted;
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
