package org.pontis.sandbox.operator;

import java.util.List;

/** A SIM in its holder's phone. */
public final class Sim {

    private static final String PUK = "12345678";

    private final Subscriber subscriber;
    private final Pin pin1 = new Pin("1234");
    private final Pin pin2 = new Pin("12345");

    Sim(Subscriber subscriber) {
        this.subscriber = subscriber;
    }

    public Subscriber subscriber() {
        return subscriber;
    }

    public Pin pin(Purpose purpose) {
        return purpose == Purpose.AUTHENTICATION ? pin1 : pin2;
    }

    /** The roles there are certificates for, the usual one first. */
    public List<Role> roles() {
        return subscriber.represents().isPresent() ? List.of(Role.SELF, Role.COMPANY) : List.of(Role.SELF);
    }

    /** Whether no wrong PIN was typed since the last right one. */
    boolean isFresh() {
        return pin1.isFresh() && pin2.isFresh();
    }

    /** Makes both PINs work again, if the PUK is right. */
    public boolean unblock(String puk) {
        boolean right = PUK.equals(puk);
        if (right) {
            pin1.unblock();
            pin2.unblock();
        }
        return right;
    }
}
