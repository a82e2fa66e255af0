package org.pontis.idp.testing;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import org.pontis.broker.Citizen;
import org.pontis.broker.Passwords;

/** Passwords by account, and how often one was looked at. */
public final class PlainPasswords implements Passwords {

    private final Map<String, String> all = new ConcurrentHashMap<>();
    private final AtomicInteger checks = new AtomicInteger();

    @Override
    public boolean verify(Optional<Citizen> citizen, String password) {
        checks.incrementAndGet();
        return citizen.map(Citizen::id).map(all::get).filter(password::equals).isPresent();
    }

    public void set(Citizen citizen, String password) {
        all.put(citizen.id(), password);
    }

    /** How many passwords cost their effort. */
    public int checks() {
        return checks.get();
    }
}
