package org.pontis.realm.lint;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

import static org.pontis.realm.lint.Realm.attribute;
import static org.pontis.realm.lint.Rule.always;

/** What every portal of SAML must be, whoever registered it. */
final class SamlRules {

    private SamlRules() {}

    static List<Rule> all() {
        return List.of(
                always(
                        "SAML-REQUEST-SIGNATURE",
                        "Ask for signed requests and register the portal's certificate; metadata may have turned the check"
                                + " off.",
                        "CVE-2026-16443",
                        realm -> Stream.concat(
                                without(realm, "saml.client.signature", "true"::equals),
                                without(realm, "saml.signing.certificate", Predicate.not(String::isEmpty)))),
                always(
                        "SAML-ANSWER-SIGNATURE",
                        "Switch it on: response and assertion are both signed.",
                        "SAML profiles 4.1.3.5; CVE-2026-2092",
                        realm -> Stream.concat(
                                without(realm, "saml.server.signature", "true"::equals),
                                without(realm, "saml.assertion.signature", "true"::equals))),
                always(
                        "SHA-1",
                        "Sign with SHA-256 or SHA-512.",
                        "SOG-IS agreed cryptographic mechanisms 1.3",
                        realm -> Stream.concat(
                                without(realm, "saml.signature.algorithm", SamlRules::isNotSha1),
                                realm.providers()
                                        .filter(provider -> !isNotSha1(signature(provider)))
                                        .map(provider -> new Breach(
                                                Realm.provider(provider),
                                                Breach.is("signatureAlgorithm", signature(provider)))))),
                always(
                        "SAML-IDP-INITIATED",
                        "Remove it: an answer that nobody asked for may be anybody's.",
                        "CVE-2026-2603, CVE-2026-3047, CVE-2026-16442, CVE-2026-18967",
                        realm -> without(realm, "saml_idp_initiated_sso_url_name", String::isEmpty)));
    }

    private static Stream<Breach> without(Realm realm, String attribute, Predicate<String> good) {
        return realm.samlPortals()
                .filter(client -> !good.test(attribute(client, attribute)))
                .map(client -> new Breach(Realm.named(client), Breach.is(attribute, attribute(client, attribute))));
    }

    private static String signature(JsonNode provider) {
        return Realm.config(provider, "signatureAlgorithm");
    }

    private static boolean isNotSha1(String algorithm) {
        return !algorithm.endsWith("SHA1");
    }
}
