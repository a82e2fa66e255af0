package org.pontis.sandbox.e2e.truth;

import java.util.Locale;
import java.util.Optional;

/** One question to the server. */
record Row(Wanted wanted, Held held, Demand demand, Way way) {

    boolean saml() {
        return wanted instanceof Wanted.Saml;
    }

    String protocol() {
        return saml() ? "SAML" : "OIDC";
    }

    /** Whether it may leave another session behind than it found; such a row has a session of its own. */
    boolean changesSession() {
        return way.method().isPresent();
    }

    /** Whether a citizen's phone rings for it. */
    boolean rings() {
        return way.method().equals(Optional.of("mobile-id"));
    }

    /** Whether it takes a SIM, to come to its session or to go on in it. */
    boolean signs() {
        return rings() || held().proven() == Held.Proven.MOBILE_ID;
    }

    /** Whether somebody logs in in another country for it, to come to its session or to go on in it. */
    boolean isAbroad() {
        return way.country().isPresent() || held.who() == Held.Who.FOREIGN;
    }

    String name() {
        return "%s asks %s%s | %s citizen, session: %s | %s"
                .formatted(
                        protocol(),
                        wanted.text(),
                        demand == Demand.NONE ? "" : ", " + demand.text(saml()),
                        held.who().name().toLowerCase(Locale.ROOT),
                        held.text(),
                        way.text());
    }
}
