package org.pontis.idp.keycloak.portal;

import org.keycloak.models.ClientModel;

/**
 * The rule of a portal that takes this country's people only: the Proxy-Service, which tells other countries who they are.
 * Whoever came from abroad would leave again as one of ours.
 */
public final class NationalsOnly {

    /** The login method, and the type of the identity provider, by which people of other countries come in. */
    public static final String ABROAD = "eidas";

    /** The client attribute that says so, with the value {@code true}. */
    static final String ATTRIBUTE = "pontis.nationals-only";

    private NationalsOnly() {}

    public static boolean asks(ClientModel portal) {
        return Boolean.parseBoolean(portal.getAttribute(ATTRIBUTE));
    }
}
