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

    public static final Fault REFUSE_BIND = Fault.of(
            "sms-refuse-bind",
            "The SMS centre unbinds everybody and answers each bind with an error.",
            Parameter.number("status", "SMPP command status, such as 0x0D (bind failed)", 0x0D));

    public static final Fault QUEUE_FULL = Fault.of(
            "sms-queue-full",
            "The SMS centre answers \u201cmessage queue full\u201d (0x14).",
            Parameter.optionalNumber(Fault.COUNT, "How many times; empty: until switched off"));

    public static final Fault LOSE_ANSWER = Fault.of(
            "sms-lose-answer",
            "The SMS centre takes the message and the phone gets it, but the connection breaks before the answer.",
            Parameter.optionalNumber(Fault.COUNT, "How many times; empty: until switched off"));

    public static final Fault LOST = Fault.of("sms-lost", "The SMS centre accepts messages and never delivers them.");

    public static final Fault DELAY = Fault.of(
            "sms-delay",
            "Messages arrive late, or not at all when their validity is over by then.",
            Parameter.number("millis", "How late, in milliseconds", 10_000));

    public static final Fault UNDELIVERED = Fault.of(
            "sms-undelivered",
            "The phone cannot be reached: nothing arrives, and the receipt says so.",
            Parameter.optionalPhone("msisdn", "Only for this phone; empty: for all"));

    public static final Fault DECIMAL_RECEIPTS = Fault.of(
            "sms-receipt-decimal",
            "Receipts name the message in decimal with leading zeros, though it was answered in hexadecimal.");

    public static final Fault TEXT_RECEIPTS =
            Fault.of("sms-receipt-text", "Receipts have no parameters: name and outcome stand in the text alone.");

    public static final Fault DUPLICATE_RECEIPTS = Fault.of(
            "sms-receipt-duplicate", "Each receipt comes more than once.", Parameter.number("times", "How often", 2));

    public static final Fault LATE_RECEIPTS = Fault.of(
            "sms-receipt-late",
            "Receipts come late; messages do not.",
            Parameter.number("millis", "How late, in milliseconds", 10_000));

    public static final Fault FORGED_RECEIPTS = Fault.of(
            "sms-receipt-forged",
            "Before each receipt come two false ones: of a message that never was, and of this one to another phone.");

    public static final List<Fault> ALL = List.of(
            DOWN,
            REFUSE_BIND,
            SLOW,
            THROTTLE,
            QUEUE_FULL,
            REJECT,
            DROP_LINK,
            LOSE_ANSWER,
            LOST,
            DELAY,
            UNDELIVERED,
            DECIMAL_RECEIPTS,
            TEXT_RECEIPTS,
            DUPLICATE_RECEIPTS,
            LATE_RECEIPTS,
            FORGED_RECEIPTS);

    private SmsFaults() {}
}
