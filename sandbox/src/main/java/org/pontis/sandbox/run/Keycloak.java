package org.pontis.sandbox.run;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.pontis.sandbox.Addresses;
import org.pontis.sandbox.machine.Program;

/** Keycloak as a program of ours. */
final class Keycloak {

    private Keycloak() {}

    /** Starts the server of an instance; {@link Program#awaitReady} tells when it answers. */
    static Program start(KeycloakInstance instance, Addresses addresses, Secrets secrets, String jvm, Path log) {
        List<String> command = List.of(instance.script().toString(), "start", "--optimized", "--import-realm");
        URI check = URI.create(Addresses.url(addresses.management()) + "/health/ready");
        return Program.start("Keycloak", command, log, check, environment -> {
            environment(environment, jvm);
            environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", "admin");
            environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", secrets.adminPassword());
            environment.put("KC_BOOTSTRAP_ADMIN_CLIENT_ID", "realm-config");
            environment.put("KC_BOOTSTRAP_ADMIN_CLIENT_SECRET", secrets.realmClient());
        });
    }

    /** What the caller's shell says about Java and Keycloak is not for this server. */
    static void environment(Map<String, String> environment, String jvm) {
        environment
                .keySet()
                .removeIf(name -> name.startsWith("KC_") || name.startsWith("JAVA_OPTS") || name.equals("JAVA"));
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("JAVA_OPTS_KC_HEAP", "-Xms128m -Xmx640m");
        environment.put("JAVA_OPTS_APPEND", jvm + " " + CardHost.JAVA);
    }
}
