package org.pontis.eidas.flow.connector;

import org.pontis.broker.LevelOfAssurance;
import org.pontis.eidas.level.GrantedLevel;
import org.pontis.eidas.level.GrantedLevel.Notified;
import org.pontis.eidas.saml.check.ForeignService.Tolerance;
import org.pontis.eidas.saml.message.NameIdFormat;

/**
 * What our operator decided about one country.
 *
 * @param scoping whether its node is told who the relying party is
 * @param nameIdFormat the one that is asked for
 * @param ceiling what its assertions count for here at most
 */
public record CountryRules(
        Scoping scoping,
        NameIdFormat nameIdFormat,
        LevelOfAssurance ceiling,
        Persistence persistence,
        Tolerance tolerance) {

    /** As the standard has it, and nothing known about the identifiers. */
    public static final CountryRules STANDARD = new CountryRules(
            Scoping.ALWAYS, NameIdFormat.UNSPECIFIED, LevelOfAssurance.HIGH, Persistence.UNKNOWN, Tolerance.NONE);

    /** What a level that was granted there counts for here. */
    GrantedLevel capped(GrantedLevel granted) {
        return granted instanceof Notified notified
                ? new Notified(notified.level().cappedBy(ceiling))
                : granted;
    }

    /** Whether {@code Scoping} with {@code RequesterID} is sent: some countries' nodes cannot read it (message format 2.4.1, 3.4). */
    public enum Scoping {
        ALWAYS,
        /** When the node's metadata demands it, and the relying party is private. */
        DEMANDED,
        NEVER
    }
}
