package org.pontis.idp.keycloak.audit;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;

import org.jboss.logging.Logger;
import org.jboss.logging.Logger.Level;
import org.pontis.broker.InvalidSetting;

/**
 * Log categories that print secrets or people from some level on. They are for a developer's machine; a server does not start
 * with them.
 */
public final class Talkative {

    private static final Map<String, Level> FROM = new TreeMap<>(Map.of(
            // what is signed before it is signed, and keys (CVE-2023-44483)
            "org.apache.xml.security", Level.DEBUG,
            "com.sun.org.apache.xml.internal.security", Level.DEBUG,
            // requests to portals with their tokens
            "org.apache.http.wire", Level.DEBUG,
            "org.apache.http.headers", Level.DEBUG,
            // the values of statements: people, hashes of passwords and codes
            "org.hibernate.orm.jdbc.bind", Level.TRACE,
            "org.hibernate.orm.jdbc.extract", Level.TRACE,
            // cookies, and addresses with their parameters
            "org.keycloak.events", Level.TRACE,
            // whole messages with what they assert
            "org.keycloak.saml", Level.TRACE,
            "org.keycloak.protocol.saml", Level.TRACE));

    private Talkative() {}

    /** @throws InvalidSetting naming the first category that would talk */
    public static void refuse() {
        refuse((category, level) -> Logger.getLogger(category).isEnabled(level));
    }

    static void refuse(BiPredicate<String, Level> enabled) {
        FROM.forEach((category, level) -> {
            if (enabled.test(category, level)) {
                throw new InvalidSetting(
                        "The log category %s is at %s, where it prints secrets or people.".formatted(category, level));
            }
        });
    }
}
