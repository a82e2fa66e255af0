package org.pontis.eidas.flow.proxy;

import java.time.Instant;
import java.util.Set;

import org.pontis.eidas.attributes.Identity;
import org.pontis.eidas.level.GrantedLevel;
import org.pontis.eidas.store.Charged;
import org.pontis.eidas.store.Payer;

/** What waits for the citizen's consent: exactly what she sees is what leaves. */
public record Deciding(Asked asked, Identity identity, GrantedLevel level, Instant authenticatedAt) implements Charged {

    @Override
    public Set<Payer> payers() {
        return asked.payers();
    }
}
