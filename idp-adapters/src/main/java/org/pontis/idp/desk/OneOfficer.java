package org.pontis.idp.desk;

import java.util.Optional;

import org.pontis.broker.LevelOfAssurance;
import org.pontis.broker.Means;
import org.pontis.idp.recovery.Evidence;
import org.pontis.idp.recovery.Shown;
import org.pontis.idp.recovery.Verdict;
import org.pontis.idp.recovery.Wish;

/**
 * What one officer's word is worth, by the table that all ways of recovery keep to. What it does not grant her takes a second one,
 * whatever the realm says: a means that gives high is not taken away, or brought back, by one person.
 */
public final class OneOfficer {

    private OneOfficer() {}

    /** @param means what it is about, if about one */
    public static boolean suffices(Act act, Optional<Means> means) {
        return wish(act)
                .map(wish -> Verdict.of(
                        Shown.fully(Evidence.DESK_ONE),
                        wish,
                        means.map(OneOfficer::gives).orElse(LevelOfAssurance.SUBSTANTIAL)))
                .filter(Verdict.Refused.class::isInstance)
                .isEmpty();
    }

    /** When it counts; that it is suspended now makes it worth no less to whoever brings it back. */
    private static LevelOfAssurance gives(Means means) {
        LevelOfAssurance most = means.kind().certificate() ? LevelOfAssurance.HIGH : LevelOfAssurance.SUBSTANTIAL;
        return most.cappedBy(means.registration().carries());
    }

    private static Optional<Wish> wish(Act act) {
        return switch (act) {
            case SUSPEND -> Optional.of(Wish.SUSPEND);
            case REACTIVATE -> Optional.of(Wish.REACTIVATE);
            case REVOKE -> Optional.of(Wish.REVOKE);
            case RENEW -> Optional.of(Wish.KEEP);
            case NEW_PHONE, REGISTER -> Optional.of(Wish.NEW_PHONE);
            case RAISE -> Optional.of(Wish.RAISE);
            case NEW_CODE -> Optional.of(Wish.NEW_PASSWORD);
            case IDENTITY, CLOSE_CASE -> Optional.empty();
        };
    }
}
