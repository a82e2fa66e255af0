package org.pontis.sandbox.sms;

import java.time.InstantSource;
import java.util.Optional;

import org.pontis.sandbox.faults.Faults;
import org.pontis.sandbox.phones.Phones;

/** A mobile operator's SMS centre. Its port is open unless {@link SmsFaults#DOWN} is being played. */
public final class SmsCentre implements AutoCloseable {

    private final int port;
    private final String password;
    private final Faults faults;
    private final Links links = new Links();
    private final Deliveries deliveries;
    private final Submissions submissions;
    private Optional<Door> door = Optional.empty();
    private boolean closed;

    private SmsCentre(int port, String password, Faults faults, Phones phones) {
        this.port = port;
        this.password = password;
        this.faults = faults;
        InstantSource clock = InstantSource.system();
        this.deliveries = new Deliveries(phones, faults, new Reports(faults, links), clock);
        this.submissions = new Submissions(faults, deliveries, clock);
    }

    /**
     * Opens the port.
     *
     * @param password what clients must bind with, as system id {@code pontis}; at most 8 characters, SMPP 3.4 section 5.2.2
     * @throws IllegalArgumentException if the password is empty or longer
     * @throws java.io.UncheckedIOException if the port is taken
     */
    public static SmsCentre start(int port, String password, Faults faults, Phones phones) {
        if (password.isEmpty() || password.length() > 8) {
            throw new IllegalArgumentException("The SMPP password has 1 to 8 characters (SMPP 3.4, 5.2.2).");
        }
        SmsCentre centre = new SmsCentre(port, password, faults, phones);
        centre.obey();
        faults.onChange(centre::obey);
        return centre;
    }

    /** How many clients are bound. */
    public int boundClients() {
        return links.count();
    }

    @Override
    public synchronized void close() {
        closed = true;
        shut();
        deliveries.close();
    }

    private synchronized void obey() {
        if (closed || faults.playing(SmsFaults.DOWN).isPresent()) {
            shut();
        } else if (door.isEmpty()) {
            door = Optional.of(new Door(port, password, faults, submissions, links));
        } else if (faults.playing(SmsFaults.REFUSE_BIND).isPresent()) {
            links.unbindAll();
        }
    }

    private void shut() {
        door.ifPresent(Door::close);
        door = Optional.empty();
    }
}
