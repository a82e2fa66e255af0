package org.pontis.sandbox.portal.saml;

import org.pontis.sandbox.portal.Cookie;

/**
 * What the broker and this portal know of each other.
 *
 * @param id the portal's id, such as {@code portal-saml}
 * @param url the portal's own address, without a slash at the end
 * @param broker the broker's entityID; it is a Keycloak realm, whose metadata stands below it
 */
public record ServiceProvider(String id, String url, String broker) {

    String entityId() {
        return url + "/metadata";
    }

    String assertionConsumerService() {
        return url + "/acs";
    }

    String singleLogoutService() {
        return url + "/slo";
    }

    String singleLogoutServiceSoap() {
        return url + "/slo-soap";
    }

    String brokerMetadata() {
        return broker + "/protocol/saml/descriptor";
    }

    /** Cookies ignore ports, so their names carry the portal's id. */
    Cookie cookie() {
        return Cookie.of(id, url);
    }
}
