package org.pontis.eidas.metadata;

import java.time.Instant;

import org.pontis.eidas.saml.metadata.BrokenRule;
import org.pontis.eidas.saml.metadata.MetadataRule;

/** Why the last attempt to renew a peer's metadata failed. */
public record Trouble(MetadataRule rule, String found, Instant at) {

    static Trouble of(BrokenRule broken, Instant at) {
        return new Trouble(broken.rule(), broken.found(), at);
    }

    /** For an operator: the sentence of the standard and what was found instead. */
    public String text() {
        return rule.id() + " " + rule.sentence() + " Found: " + found;
    }
}
