package org.pontis.idp.keycloak.installation;

/** Keeps the {@link Installation} of its server: the one factory that Keycloak hands all our settings to. */
public interface Installed {

    /** The id of that factory, an {@link org.keycloak.authentication.Authenticator}'s. */
    String ID = "pontis-login";

    /** How the name of each of our settings begins. */
    String SETTINGS = "spi-authenticator--" + ID + "--";

    /** What this server runs with, once it has started. */
    Installation installation();
}
