package org.pontis.eidas.saml.check;

import java.util.Optional;

/**
 * How one check went.
 *
 * @param id the check's stable code
 * @param sentence what has to be true, and where that is written
 * @param why what was found instead; nothing when it is true
 */
public record Outcome(String id, String sentence, Optional<String> why) {

    public boolean ok() {
        return why.isEmpty();
    }
}
