package org.pontis.idp.testing;

import java.util.Map;

import org.pontis.broker.Input;

/** The forms of the pages, filled in. */
public final class Form {

    private Form() {}

    public static Input identify(String identifier, String contrast) {
        return new Input(Map.of("identifier", identifier, "contrast", contrast));
    }

    public static Input password(String identifier, String password) {
        return new Input(Map.of("identifier", identifier, "password", password));
    }

    public static Input password(String password) {
        return new Input(Map.of("password", password));
    }

    public static Input code(String code) {
        return new Input(Map.of("code", code));
    }

    /** The resend button sends the form with it, so the code's field comes along. */
    public static Input resend() {
        return new Input(Map.of("resend", "", "code", ""));
    }
}
