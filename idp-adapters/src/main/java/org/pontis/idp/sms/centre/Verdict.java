package org.pontis.idp.sms.centre;

import java.util.List;

/**
 * What came of handing a message to one centre. Only {@link Busy}, {@link Refused} and {@link Rejected} say for certain that
 * the centre does not have it: only then may another centre get it.
 */
public sealed interface Verdict {

    /**
     * The centre has it.
     *
     * @param ids what the centre calls its parts; none if it does not say
     */
    record Accepted(List<String> ids) implements Verdict {
        public Accepted {
            ids = List.copyOf(ids);
        }
    }

    /** The centre wants fewer messages now. */
    record Busy(String why) implements Verdict {}

    /** The centre or our account there is in trouble. */
    record Refused(String why) implements Verdict {}

    /** The centre works, but does not want this message, now or later. */
    record Rejected(String why) implements Verdict {}

    /**
     * The centre may have it, or a part of it.
     *
     * @param ids of the parts it certainly has
     */
    record Uncertain(List<String> ids, String why) implements Verdict {
        public Uncertain {
            ids = List.copyOf(ids);
        }
    }
}
