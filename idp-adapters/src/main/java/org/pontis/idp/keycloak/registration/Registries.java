package org.pontis.idp.keycloak.registration;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.pontis.idp.keycloak.installation.Now;
import org.pontis.idp.registration.HttpRegistry;
import org.pontis.idp.registration.Registry;
import org.pontis.idp.registration.RegistrySettings;

/** The registries of this server's realms: each keeps its connections, and remembers when it was in trouble. */
final class Registries {

    private static final int MOST = 50;
    private static final Map<RegistrySettings, Registry> ALL = new ConcurrentHashMap<>();

    private Registries() {}

    static Registry of(RegistrySettings settings) {
        if (ALL.size() > MOST) {
            // settings that nobody has any more
            ALL.clear();
        }
        return ALL.computeIfAbsent(settings, fresh -> new HttpRegistry(fresh, Now::get));
    }
}
