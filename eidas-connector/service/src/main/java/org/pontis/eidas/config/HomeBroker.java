package org.pontis.eidas.config;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/** The broker that logs our citizens in, as our Proxy-Service sees it. */
public record HomeBroker(
        @Setting("Its issuer, under which its discovery document stands.")
        URI issuer,

        @Setting(
                value = "What we are called there; the default is what realm-config calls us.",
                byDefault = "eidas-proxy-service")
        String clientId,

        @Setting(
                value = "The name of the key, on P-256, that proves it; it stands where the other keys are.",
                byDefault = "token")
        String key,

        @Setting("The name of the key that will prove it next; it is published already.")
        Optional<String> nextKey,

        @Setting(value = "The scope that we ask for.", byDefault = "openid")
        List<String> scope,

        @Setting(value = "What the broker signs ID tokens for us with.", byDefault = "es256")
        Algorithm tokens,

        @Setting(
                value =
                        "Whether every message over the border, of both roles, is entered into the broker's ledger. While that"
                                + " does not succeed four megabytes of them wait in the exchange-log; then no more are taken or sent.",
                byDefault = "false")
        boolean ledger) {

    public HomeBroker {
        scope = List.copyOf(scope);
    }

    /** Signature algorithms of RFC 7518, section 3.1. */
    public enum Algorithm {
        ES256,
        PS256,
        RS256
    }
}
