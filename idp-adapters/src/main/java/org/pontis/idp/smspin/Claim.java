package org.pontis.idp.smspin;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;

import org.pontis.broker.House;
import org.pontis.broker.Input;
import org.pontis.broker.PersonIdentifier;
import org.pontis.idp.code.Recipient;

/**
 * Who somebody says she is.
 *
 * @param contrast the datum from her document, ISO 8601
 */
record Claim(PersonIdentifier identifier, String contrast) {

    /** What was typed, if it can be somebody. */
    static Optional<Claim> read(Input input, House house) {
        return input.value("identifier")
                .flatMap(house.identifiers()::read)
                .flatMap(who -> input.value("contrast").flatMap(Claim::date).map(date -> new Claim(who, date)));
    }

    Recipient recipient(House house) {
        return Recipient.claimed(identifier, contrast, house.citizens().find(identifier));
    }

    private static Optional<String> date(String typed) {
        try {
            return Optional.of(LocalDate.parse(typed.strip()).toString());
        } catch (DateTimeParseException notADate) {
            return Optional.empty();
        }
    }
}
