package org.pontis.eidas.oidc.provider;

import java.util.HashMap;
import java.util.Map;

import org.pontis.eidas.oidc.Parameters;

/**
 * A request that kept every rule when it came, kept as it was sent, and read again by the same rules.
 *
 * @param clientId who sent it
 */
public record PendingRequest(String clientId, Map<String, String> parameters) {

    public PendingRequest {
        parameters = Map.copyOf(parameters);
    }

    /** As it was sent, but not what the client proved itself with. */
    static PendingRequest of(Client client, Parameters sent) {
        Map<String, String> parameters = new HashMap<>(sent.asMap());
        parameters.keySet().removeIf(name -> name.startsWith("client_assertion"));
        return new PendingRequest(client.id(), parameters);
    }

    @Override
    public String toString() {
        return "request of " + clientId;
    }
}
