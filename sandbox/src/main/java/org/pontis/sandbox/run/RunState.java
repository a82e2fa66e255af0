package org.pontis.sandbox.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;

import org.pontis.sandbox.Addresses;
import org.pontis.sandbox.eidas.NodeProcess;
import org.pontis.sandbox.web.Response;

/**
 * The file {@code status.json}: there while the stack is ready, in the words of {@code pontis status --json}. It appears
 * and disappears in one act.
 */
record RunState(Path file) {

    /** A service as {@code status} shows it. */
    record Service(String url, long pid) {}

    void ready(Stack stack) {
        Addresses addresses = stack.addresses();
        long us = ProcessHandle.current().pid();
        Map<String, Service> services = new LinkedHashMap<>();
        services.put("broker", new Service(addresses.brokerUrl(), stack.broker().pid()));
        services.put("sandbox", new Service(addresses.sandboxUrl(), us));
        services.put("portal-oidc", new Service(addresses.portalOidcUrl(), us));
        services.put("portal-saml", new Service(addresses.portalSamlUrl(), us));
        services.put("portal-ee", new Service(addresses.portalEeUrl(), us));
        for (String country : new String[] {"ES", "EE"}) {
            NodeProcess node = stack.federation().node(country);
            services.put(node.settings().name(), new Service(node.settings().issuer(), node.pid()));
        }
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("ready", true);
        status.put("services", services);
        try {
            Path draft = file.resolveSibling(file.getFileName() + ".draft");
            Files.writeString(draft, Response.JSON.writeValueAsString(status) + "\n");
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void gone() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
