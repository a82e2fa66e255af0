package org.pontis.eidas.flow.connector;

import java.util.Optional;
import java.util.Set;

import org.pontis.eidas.attributes.NodeCountry;
import org.pontis.eidas.saml.check.OpenRequest;
import org.pontis.eidas.saml.message.EidasRequest;
import org.pontis.eidas.store.Charged;
import org.pontis.eidas.store.Payer;

/** A request on its way, with the login that it is for. */
public record SentRequest(LoginRequest login, EidasRequest request, String service, NodeCountry country, String secret)
        implements OpenRequest, Charged {

    @Override
    public Set<Payer> payers() {
        return login.payers();
    }

    @Override
    public boolean allowsRepresentation() {
        return login.allowsRepresentation();
    }

    @Override
    public Optional<String> relayState() {
        return Optional.of(secret);
    }
}
