package org.pontis.idp.code;

import java.util.Optional;

import org.pontis.broker.Codes;
import org.pontis.broker.Input;

/** A code of decimal digits and nothing besides; blanks and dashes are forgiven. */
record Digits(int length) implements CodeForm {

    @Override
    public String page() {
        return "code";
    }

    @Override
    public String field() {
        return "code";
    }

    @Override
    public String fresh(Codes codes) {
        return codes.digits(length);
    }

    @Override
    public String whole(String code) {
        return code;
    }

    @Override
    public Optional<String> read(Input input) {
        return input.value(field())
                .map(typed -> typed.replaceAll("[\\s-]", ""))
                .filter(digits -> digits.matches("[0-9]{" + length + "}"));
    }
}
