package org.pontis.idp.mobileid;

import java.time.Duration;
import java.time.Instant;

/**
 * The operator is being asked whether person and phone belong together; no phone rings yet.
 *
 * @param identifier in canonical spelling
 * @param phone in international form
 * @param handle of the errand on this node
 * @param since in milliseconds of the epoch
 */
record Asking(String identifier, String phone, String handle, long since) {

    boolean isOlder(Duration age, Instant now) {
        return Duration.between(Instant.ofEpochMilli(since), now).compareTo(age) > 0;
    }
}
