package org.pontis.sandbox.sms;

import java.util.List;

import org.pontis.sandbox.faults.Fault;
import org.pontis.sandbox.faults.Parameter;

/** What an SMS centre can do to its clients. */
public final class SmsFaults {

    public static final Fault DOWN = Fault.of(
            "sms-down", "The SMS centre unbinds everybody and refuses connections until this is switched off.");

    public static final Fault SLOW = Fault.of(
            "sms-slow",
            "The SMS centre thinks before it answers a submission.",
            Parameter.number("millis", "How long, in milliseconds", 3000));

    public static final Fault THROTTLE = Fault.of(
            "sms-throttle",
            "The SMS centre answers \u201ctoo many messages\u201d (0x58).",
            Parameter.optionalNumber(Fault.COUNT, "How many times; empty: until switched off"));

    public static final Fault REJECT = Fault.of(
            "sms-reject",
            "The SMS centre rejects submissions.",
            Parameter.number("status", "SMPP command status, such as 0x0B (invalid destination)", 0x0B),
            Parameter.optionalPhone("msisdn", "Only for this phone; empty: for all"));

    public static final Fault DROP_LINK = Fault.of(
            "sms-drop-link",
            "The connection breaks in the middle of a submission; the message is gone.",
            Parameter.optionalNumber(Fault.COUNT, "How many times; empty: until switched off"));

    public static final Fault LOST = Fault.of("sms-lost", "The SMS centre accepts messages and never delivers them.");

    public static final Fault DELAY = Fault.of(
            "sms-delay",
            "Messages arrive late, or not at all when their validity is over by then.",
            Parameter.number("millis", "How late, in milliseconds", 10_000));

    public static final List<Fault> ALL = List.of(DOWN, SLOW, THROTTLE, REJECT, DROP_LINK, LOST, DELAY);

    private SmsFaults() {}
}
