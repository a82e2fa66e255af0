package org.pontis.broker;

/** Who ended a login. It decides what the citizen reads, how loud the log is and whether anybody is called at night. */
public enum Blame {
    /** The person at the browser: a wrong code, a cancelled login. */
    USER,
    /** A party outside: the SMS centre, a mobile operator, a certificate authority. */
    PROVIDER,
    /** We. */
    SYSTEM
}
