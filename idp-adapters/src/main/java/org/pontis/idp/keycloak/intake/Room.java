package org.pontis.idp.keycloak.intake;

import java.util.concurrent.atomic.AtomicLong;

/** Memory for the bodies that are more than small, of all requests at once. */
final class Room {

    private final long size;
    private final AtomicLong taken = new AtomicLong();

    Room(long size) {
        this.size = size;
    }

    /** Takes so many octets, or none. */
    boolean take(long octets) {
        if (taken.addAndGet(octets) <= size) {
            return true;
        }
        taken.addAndGet(-octets);
        return false;
    }

    void give(long octets) {
        taken.addAndGet(-octets);
    }

    long taken() {
        return taken.get();
    }
}
