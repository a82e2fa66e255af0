package org.pontis.sandbox.run;

import java.util.LinkedHashMap;
import java.util.Map;

import org.pontis.sandbox.Addresses;

/** How a broker reaches the sandbox's mobile operator, which speaks both dialects (docs/methods/mobile-id.md). */
final class OperatorSettings {

    private OperatorSettings() {}

    /** By the keys of {@code mobile-id}, without that prefix. */
    static Map<String, String> of(Addresses addresses, Secrets secrets, Issuers issuers) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("issuers", issuers.folder().toString());
        settings.put("rest-url", addresses.sandboxUrl() + "/mid-api");
        // the public ones of the service's own demo
        settings.put("rest-relying-party-uuid", "00000000-0000-0000-0000-000000000000");
        settings.put("rest-relying-party-name", "PONTIS");
        settings.put("mss-url", addresses.sandboxUrl() + "/mss");
        settings.put("mss-ap-id", "http://pontis.sandbox");
        settings.put("mss-ap-password", secrets.mssPassword());
        settings.put("mss-prefix", "Pontis");
        settings.put("mss-profile-self", "http://pontis.sandbox/self");
        settings.put("mss-profile-company", "http://pontis.sandbox/company");
        settings.put("mss-languages", "EN ES CA GL EU");
        // it is asked on the same machine
        settings.put("mss-poll-after", "PT0.3S");
        return settings;
    }
}
