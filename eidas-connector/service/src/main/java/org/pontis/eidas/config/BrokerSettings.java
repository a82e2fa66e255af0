package org.pontis.eidas.config;

import java.net.URI;

/** The broker, as its client sees it. */
public record BrokerSettings(
        @Setting("Its issuer, under which its discovery document stands.")
        URI issuer,

        @Setting(value = "What we are called there.", byDefault = "eidas-proxy")
        String clientId) {}
