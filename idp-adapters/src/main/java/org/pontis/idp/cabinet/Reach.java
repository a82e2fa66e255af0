package org.pontis.idp.cabinet;

import java.util.List;

import org.pontis.broker.LevelOfAssurance;
import org.pontis.broker.Means;
import org.pontis.broker.Means.Kind;

/** How far a citizen gets with what she has now, so that no more is asked of her than she can show. */
public final class Reach {

    private Reach() {}

    /** Substantial, if she can reach it; whoever holds only her phone must not turn off what would tell her so. */
    public static LevelOfAssurance toChangeAlerts(List<Means> all) {
        return of(all).cappedBy(LevelOfAssurance.SUBSTANTIAL);
    }

    /** The highest that a login by any of it gives. */
    public static LevelOfAssurance of(List<Means> all) {
        if (all.stream()
                .anyMatch(
                        means -> means.kind().certificate() && means.standing().usable())) {
            return LevelOfAssurance.HIGH;
        }
        return best(Kind.PHONE, all).cappedBy(best(Kind.PASSWORD, all));
    }

    private static LevelOfAssurance best(Kind kind, List<Means> all) {
        return all.stream()
                .filter(means -> means.kind() == kind)
                .flatMap(means -> means.carries().stream())
                .reduce(LevelOfAssurance.LOW, (one, other) -> one.atLeast(other) ? one : other);
    }
}
