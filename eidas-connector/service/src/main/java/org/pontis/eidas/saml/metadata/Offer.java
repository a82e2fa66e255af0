package org.pontis.eidas.saml.metadata;

import java.util.Optional;
import java.util.Set;

/** What only one of the two roles has to say. */
public sealed interface Offer {

    Role role();

    /** @param spType set if the Connector serves only public or only private relying parties (Message Format 4.1) */
    record Connector(Optional<SpType> spType) implements Offer {

        @Override
        public Role role() {
            return Role.CONNECTOR;
        }
    }

    /**
     * @param levels the level of assurance URIs it may answer with (Message Format 2.1.1)
     * @param attributes the names of the attributes it can deliver (Message Format 2.1.1)
     * @param demandsRequesterId whether private relying parties have to be named (Message Format 3.4)
     */
    record ProxyService(Set<String> levels, Set<String> attributes, boolean demandsRequesterId) implements Offer {

        public ProxyService {
            levels = InOrder.copy(levels);
            attributes = InOrder.copy(attributes);
        }

        @Override
        public Role role() {
            return Role.PROXY_SERVICE;
        }
    }
}
