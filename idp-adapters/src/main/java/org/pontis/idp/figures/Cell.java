package org.pontis.idp.figures;

import java.util.function.Function;

/**
 * What is counted together. Every part is of a closed set, or empty where it is not known; none of them is about a person.
 *
 * @param portal its internal id in the realm; empty where the realm does not count by portal
 * @param method the login method or identity provider
 * @param country of the citizen's identity, two letters; {@value Discretion#UNTOLD} where it is kept back
 * @param level reached, by its short name; empty where nobody got in
 * @param outcome {@value #OK}, {@value #SSO}, or the code of the problem
 */
public record Cell(String portal, String method, String country, String level, String outcome) {

    /** Somebody logged in. */
    public static final String OK = "ok";

    /** Somebody came in by a session that was there; nothing was asked of her. */
    public static final String SSO = "sso";

    /** A message went out; no login by itself. */
    public static final String SMS = "sms";

    /** What cells can be put together by. */
    public enum By {
        PORTAL(Cell::portal),
        METHOD(Cell::method),
        COUNTRY(Cell::country),
        LEVEL(Cell::level),
        OUTCOME(Cell::outcome);

        private final Function<Cell, String> part;

        By(Function<Cell, String> part) {
            this.part = part;
        }

        public String of(Cell cell) {
            return part.apply(cell);
        }
    }
}
