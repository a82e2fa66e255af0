package org.pontis.idp.cabinet;

import java.util.EnumSet;
import java.util.Set;

import org.pontis.broker.LevelOfAssurance;
import org.pontis.broker.Means.Kind;

/** Which of her means somebody must have had who logged in like this. */
public final class MeansBehind {

    private MeansBehind() {}

    /**
     * Nothing for a method of another country, whose means are not ours to stop.
     *
     * @param method its id
     * @param level what the login reached: a password that reached more than low had a code on the phone beside it
     */
    public static Set<Kind> method(String method, LevelOfAssurance level) {
        return switch (method) {
            case "sms-pin" -> EnumSet.of(Kind.PHONE);
            case "password" ->
                level == LevelOfAssurance.LOW ? EnumSet.of(Kind.PASSWORD) : EnumSet.of(Kind.PASSWORD, Kind.PHONE);
            case "mobile-id" -> EnumSet.of(Kind.SIM);
            case "eid-card" -> EnumSet.of(Kind.CARD);
            default -> EnumSet.noneOf(Kind.class);
        };
    }
}
