package org.pontis.idp.keycloak.eidas;

import org.keycloak.models.ClientModel;

/**
 * For whom the citizen is asked, as her own country will tell her: SPType, RequesterID and ProviderName of the eIDAS message
 * format 1.4, section 2.3.2.
 *
 * @param sector {@code public} or {@code private}
 * @param name what citizens call it, in their language; at most 128 characters go abroad
 */
record Portal(String id, String sector, String name) {

    /** The client attribute with the sector; without it a portal is the state's. */
    static final String SECTOR = "pontis.sector";

    /** Before a language, the client attribute with the portal's name in it. */
    private static final String NAME = "pontis.name.";

    private static final int LONGEST = 128;
    private static final String PRIVATE = "private";

    static Portal of(ClientModel client, String language) {
        String sector = PRIVATE.equals(client.getAttribute(SECTOR)) ? PRIVATE : "public";
        String name = firstOf(client.getAttribute(NAME + language), client.getName(), client.getClientId());
        return new Portal(
                client.getClientId(), sector, name.codePointCount(0, name.length()) > LONGEST ? cut(name) : name);
    }

    private static String cut(String name) {
        return name.substring(0, name.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }

    private static String firstOf(String... names) {
        for (String name : names) {
            if (name != null && !name.isBlank()) {
                return name.strip();
            }
        }
        throw new IllegalArgumentException("A client has an id.");
    }
}
