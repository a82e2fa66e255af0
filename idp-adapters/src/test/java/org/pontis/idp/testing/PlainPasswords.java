package org.pontis.idp.testing;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import org.pontis.broker.Citizen;
import org.pontis.broker.Passwords;

/** Passwords by account, and how often one was looked at. */
public final class PlainPasswords implements Passwords {

    private final Map<String, String> all = new ConcurrentHashMap<>();
    private final Map<String, Integer> editions = new ConcurrentHashMap<>();
    private final AtomicInteger checks = new AtomicInteger();
    private final AtomicBoolean crowded = new AtomicBoolean();

    @Override
    public boolean verify(Optional<Citizen> citizen, String password) {
        checks.incrementAndGet();
        return citizen.map(Citizen::id).map(all::get).filter(password::equals).isPresent();
    }

    public void set(Citizen citizen, String password) {
        all.put(citizen.id(), password);
        editions.merge(citizen.id(), 1, Integer::sum);
    }

    public void remove(Citizen citizen) {
        all.remove(citizen.id());
        editions.remove(citizen.id());
    }

    @Override
    public Optional<String> edition(Citizen citizen) {
        return Optional.ofNullable(editions.get(citizen.id())).map(String::valueOf);
    }

    @Override
    public <T> Optional<T> unlessTooMany(Supplier<T> check) {
        return crowded.get() ? Optional.empty() : Optional.of(check.get());
    }

    /** From now on too many others are being looked at, or no longer. */
    public void crowded(boolean now) {
        crowded.set(now);
    }

    /** How many passwords cost their effort. */
    public int checks() {
        return checks.get();
    }
}
