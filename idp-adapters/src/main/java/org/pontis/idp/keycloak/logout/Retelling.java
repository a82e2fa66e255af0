package org.pontis.idp.keycloak.logout;

import java.util.Optional;

import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.ClientModel;

/** A protocol that can tell a portal of a logout once more, when the session itself is gone. */
public interface Retelling {

    /**
     * What has to be kept for it: whom the portal knows by which names. No secret, nothing signed.
     *
     * @return nothing if the portal has no address where a server could tell it
     */
    Optional<String> kept(AuthenticatedClientSessionModel portal);

    /**
     * Tells the portal at the address that is registered now, in a message that is signed now.
     *
     * @param kept as {@link #kept} has said it
     * @return whether the portal has confirmed it
     * @throws Exception if it does not answer, or not in the protocol's form
     */
    boolean tellAgain(ClientModel portal, String kept) throws Exception;
}
