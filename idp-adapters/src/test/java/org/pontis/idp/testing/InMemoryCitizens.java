package org.pontis.idp.testing;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.pontis.broker.Citizen;
import org.pontis.broker.Citizens;
import org.pontis.broker.PersonIdentifier;

/** Citizens by identifier. */
public final class InMemoryCitizens implements Citizens {

    private final Map<PersonIdentifier, Citizen> all = new ConcurrentHashMap<>();

    @Override
    public Optional<Citizen> find(PersonIdentifier identifier) {
        return Optional.ofNullable(all.get(identifier));
    }

    public void add(Citizen citizen) {
        all.put(citizen.identifier(), citizen);
    }

    /** She may not log in for now. */
    public void block(Citizen citizen) {
        all.remove(citizen.identifier());
    }
}
