package org.pontis.idp.keycloak.gate;

import java.time.Duration;
import java.time.format.DateTimeParseException;

import org.keycloak.models.RealmModel;
import org.pontis.broker.LevelAges;

/** The realm's attributes {@code pontis.age.low}, {@code .substantial} and {@code .high}: ISO 8601 durations. */
public final class RealmAges {

    private RealmAges() {}

    /**
     * The ages of this realm's levels. A realm can only shorten what the house allows: where an attribute is missing,
     * unreadable or beyond the default, the default holds.
     */
    public static LevelAges of(RealmModel realm) {
        LevelAges longest = LevelAges.DEFAULT;
        Duration low = read(realm, "low", longest.low());
        Duration substantial = shorter(read(realm, "substantial", longest.substantial()), low);
        Duration high = shorter(read(realm, "high", longest.high()), substantial);
        return new LevelAges(low, substantial, high);
    }

    private static Duration read(RealmModel realm, String level, Duration longest) {
        String text = realm.getAttribute("pontis.age." + level);
        try {
            Duration age = text == null ? longest : Duration.parse(text);
            return age.isPositive() ? shorter(age, longest) : longest;
        } catch (DateTimeParseException unreadable) {
            return longest;
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
