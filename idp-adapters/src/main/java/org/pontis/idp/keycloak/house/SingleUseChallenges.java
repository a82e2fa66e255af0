package org.pontis.idp.keycloak.house;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import org.keycloak.models.SingleUseObjectProvider;
import org.pontis.broker.Challenges;

/** Keycloak's single-use store, in which a removal succeeds once over all nodes. */
public record SingleUseChallenges(SingleUseObjectProvider store) implements Challenges {

    private static final String PREFIX = "pontis:";

    @Override
    public void put(String key, Duration lifetime, Map<String, String> challenge) {
        store.put(PREFIX + key, Math.max(1, lifetime.toSeconds()), challenge);
    }

    @Override
    public Optional<Map<String, String>> take(String key) {
        return Optional.ofNullable(store.remove(PREFIX + key));
    }

    @Override
    public Optional<Map<String, String>> look(String key) {
        return Optional.ofNullable(store.get(PREFIX + key));
    }
}
