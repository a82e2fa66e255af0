package org.pontis.eidas.oidc.provider;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import org.pontis.eidas.oidc.Parameters;
import org.pontis.eidas.store.Charged;
import org.pontis.eidas.store.Payer;

/**
 * A request that kept every rule when it came, kept as it was sent, and read again by the same rules.
 *
 * @param clientId who sent it
 */
public record PendingRequest(String clientId, Map<String, String> parameters) implements Charged {

    public PendingRequest {
        parameters = Map.copyOf(parameters);
    }

    /** As it was sent, but only what means something here. */
    static PendingRequest of(Client client, Parameters sent) {
        Map<String, String> parameters = new HashMap<>(sent.asMap());
        parameters.keySet().retainAll(AuthorizationRules.NAMES);
        return new PendingRequest(client.id(), parameters);
    }

    @Override
    public Set<Payer> payers() {
        return Set.of(new Payer(Payer.Kind.CLIENT, clientId));
    }

    @Override
    public String toString() {
        return "request of " + clientId;
    }
}
