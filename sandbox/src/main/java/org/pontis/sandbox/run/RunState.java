package org.pontis.sandbox.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;

import org.pontis.sandbox.Addresses;
import org.pontis.sandbox.web.Response;

/**
 * The file {@code status.json}: there while the stack is ready, in the words of {@code pontis status --json}. It appears
 * and disappears in one act.
 */
record RunState(Path file) {

    /** A service as {@code status} shows it. */
    record Service(String url, long pid) {}

    void ready(Addresses addresses, long brokerPid) {
        long us = ProcessHandle.current().pid();
        Map<String, Service> services = new LinkedHashMap<>();
        services.put("broker", new Service(addresses.brokerUrl(), brokerPid));
        services.put("sandbox", new Service(addresses.sandboxUrl(), us));
        services.put("portal-oidc", new Service(addresses.portalOidcUrl(), us));
        services.put("portal-saml", new Service(addresses.portalSamlUrl(), us));
        services.put("portal-ee", new Service(addresses.portalEeUrl(), us));
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
