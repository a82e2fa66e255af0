package org.pontis.idp.keycloak.visit;

import org.keycloak.models.RealmModel;

/**
 * A page of the broker's own that somebody enters by logging in.
 *
 * @param client the client of the realm that stands for it
 * @param path where it is, below the address of the realm
 */
public record Door(String client, String path) {

    public static final Door CABINET = new Door("pontis-cabinet", "account");
    public static final Door REGISTRATION = new Door("pontis-registration", "pontis/registration");
    public static final Door RECOVERY = new Door("pontis-recovery", "pontis/recovery");
    public static final Door DESK = new Door("pontis-desk", "pontis/desk");
    public static final Door FIGURES = new Door("pontis-figures", "pontis/figures");

    private static final String OURS = "pontis-";

    /** Whether a client stands for a page of ours, which ends with the session and is no portal. */
    public static boolean isOurs(String client) {
        return client.startsWith(OURS);
    }

    /** From the root of the server. */
    String address(RealmModel realm) {
        return "/realms/" + realm.getName() + "/" + path;
    }
}
