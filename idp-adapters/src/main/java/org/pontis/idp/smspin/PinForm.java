package org.pontis.idp.smspin;

import java.util.Locale;
import java.util.Optional;

import org.pontis.broker.Attempt;
import org.pontis.broker.Codes;
import org.pontis.broker.Input;
import org.pontis.idp.code.CodeForm;

/**
 * A PIN of three characters, good only together with the access key it was asked for with. Which of the two was wrong is
 * not told: they are one secret, with one counter.
 *
 * @param accessKey the seal of the access key
 */
record PinForm(String accessKey, Attempt attempt, Codes codes) implements CodeForm {

    static final int LENGTH = 3;

    @Override
    public String page() {
        return "pin";
    }

    @Override
    public String field() {
        return "pin";
    }

    @Override
    public String fresh(Codes random) {
        return random.base32(LENGTH);
    }

    @Override
    public String whole(String code) {
        return accessKey + "|" + code;
    }

    @Override
    public Optional<String> read(Input input) {
        Optional<AccessKey> key = AccessKey.read(input);
        return input.value(field())
                .map(typed -> typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT))
                .filter(pin -> pin.matches("[A-Z2-7]{" + LENGTH + "}"))
                .flatMap(pin -> key.map(typed -> typed.is(accessKey, codes, attempt) ? whole(pin) : pin));
    }
}
