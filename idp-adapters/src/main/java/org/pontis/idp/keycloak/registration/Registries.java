package org.pontis.idp.keycloak.registration;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.pontis.broker.Meters;
import org.pontis.idp.keycloak.installation.Now;
import org.pontis.idp.keycloak.installation.Outside;
import org.pontis.idp.registration.HttpRegistry;
import org.pontis.idp.registration.RegistrationRules;
import org.pontis.idp.registration.Registry;
import org.pontis.idp.registration.RegistrySettings;

/** The registries of this server's realms: each keeps its connections, and remembers when it was in trouble. */
public final class Registries {

    private static final int MOST = 50;
    private static final Map<RegistrySettings, Registry> ALL = new ConcurrentHashMap<>();
    private static final Outside OUTSIDE = new Outside(RegistrationRules.ID);

    private Registries() {}

    static Registry of(RegistrySettings settings) {
        if (ALL.size() > MOST) {
            // settings that nobody has any more
            ALL.clear();
        }
        return ALL.computeIfAbsent(settings, Registries::watched);
    }

    /** How it is doing, as those who registered found it: by the name of its host. */
    public static Map<String, String> state(RegistrySettings settings) {
        of(settings);
        return Map.of(host(settings), OUTSIDE.states().get(host(settings)));
    }

    private static Registry watched(RegistrySettings settings) {
        OUTSIDE.dependsOn(host(settings));
        Registry registry = new HttpRegistry(settings, Now::get);
        return claim -> {
            long begun = System.nanoTime();
            Registry.Answer answer = registry.compare(claim);
            OUTSIDE.asked(
                    host(settings),
                    claim.asked().question().source().word(),
                    answer instanceof Registry.Answer.Away ? Meters.Outcome.UNUSABLE : Meters.Outcome.ANSWERED,
                    Duration.ofNanos(System.nanoTime() - begun));
            return answer;
        };
    }

    private static String host(RegistrySettings settings) {
        return settings.url().getAuthority();
    }
}
