package org.pontis.sandbox.run;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

import org.pontis.sandbox.Addresses;
import org.pontis.sandbox.registry.RegistryApi;

/** The text of one server's {@code conf/keycloak.conf}: what Keycloak reads when it starts. */
final class KeycloakSettings {

    private static final String LOGIN = "spi-authenticator--pontis-login--";

    private KeycloakSettings() {}

    /**
     * What a browser may send in one request: far more than a login, a SAML message or a portal's request object needs. Keycloak
     * has no setting of its own for it.
     */
    static final String LIMITS = """
            quarkus.http.limits.max-body-size=1M
            quarkus.http.idle-timeout=1M
            """;

    /** Production mode on loopback: the only plain http is the one a browser treats as secure. */
    static String text(Addresses addresses, Secrets secrets, Path state, Map<String, String> more) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("http-enabled", "true");
        settings.put("http-host", "127.0.0.1");
        settings.put("http-port", String.valueOf(addresses.broker()));
        settings.put("http-management-port", String.valueOf(addresses.management()));
        settings.put("hostname", addresses.brokerUrl());
        // whoever works on the theme sees it on the next load
        settings.put("spi-theme--static-max-age", "60");
        settings.put("cache", "local");
        // a portal that hangs holds up a citizen's logout no longer than this
        settings.put("spi-connections-http-client--default--establish-connection-timeout-millis", "2000");
        settings.put("spi-connections-http-client--default--socket-timeout-millis", "3000");
        // beside the server's data: for people the console's log; for machines, one record a line whatever a stranger
        // sent
        settings.put("log", "console,file");
        settings.put("log-file-output", "json");
        // what cannot be served soon is refused at once, rather than kept waiting with everybody behind it
        settings.put("http-max-queued-requests", "1000");
        // one browser, so many tabs with a login each: of more, the oldest is forgotten
        settings.put("spi-authentication-sessions--infinispan--auth-sessions-limit", "10");
        // the health checks say "not yet" once per question while the server starts
        settings.put("log-level", "info,io.smallrye.health:warn");
        settings.put(LOGIN + "codes-key", secrets.codesKey());
        settings.put(LOGIN + "ledger-key", LedgerKey.of(state).toString());
        settings.put(LOGIN + "smpp-host", "127.0.0.1");
        settings.put(LOGIN + "smpp-port", String.valueOf(addresses.smpp()));
        settings.put(LOGIN + "smpp-system-id", "pontis");
        settings.put(LOGIN + "smpp-password", secrets.smppPassword());
        settings.put(LOGIN + "smpp-sender", "Pontis");
        OperatorSettings.of(addresses, secrets, Issuers.of(state))
                .forEach((key, value) -> settings.put(LOGIN + "mobile-id-" + key, value));
        settings.put(LOGIN + "registry-url", addresses.sandboxUrl() + RegistryApi.PATH);
        settings.put(LOGIN + "registry-secret", secrets.sandboxClient());
        settings.putAll(CardHost.of(state).settings(addresses));
        settings.put(LOGIN + "eid-card-issuers", Issuers.of(state).folder().toString());
        settings.put(LOGIN + "eid-card-tls-address", addresses.cardUrl());
        settings.put(LOGIN + "eid-card-webeid-origin", addresses.brokerUrl());
        settings.putAll(more);
        return settings.entrySet().stream()
                .map(e -> e.getKey() + "=" + e.getValue() + "\n")
                .collect(Collectors.joining());
    }
}
