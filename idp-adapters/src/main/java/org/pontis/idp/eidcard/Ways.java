package org.pontis.idp.eidcard;

import java.util.Map;
import java.util.Optional;

import org.pontis.broker.Settings;
import org.pontis.idp.eidcard.tls.CardHost;
import org.pontis.idp.eidcard.tls.Door;
import org.pontis.idp.eidcard.webeid.Origin;

/**
 * The ways to a card that this server has.
 *
 * @param tls the host that asks for certificates
 * @param webEid the origin that signatures must be bound to
 */
record Ways(Optional<CardHost> tls, Optional<Origin> webEid) {

    static Ways read(Settings settings) {
        return new Ways(Door.read(settings).map(Door::host), Origin.read(settings));
    }

    boolean any() {
        return tls.isPresent() || webEid.isPresent();
    }

    /** Which of them the page offers. */
    Map<String, Object> model() {
        return Map.of("tls", tls.isPresent(), "webeid", webEid.isPresent());
    }
}
