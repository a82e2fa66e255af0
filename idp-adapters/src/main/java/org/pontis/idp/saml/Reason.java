package org.pontis.idp.saml;

import java.util.Locale;

/** Why a portal's message is refused. A closed set: the error of the audit event and the label of the counter. */
public enum Reason {
    /** A parameter is missing, stands twice, in an odd place or order, or is not one of this binding. */
    PARAMETERS,
    /** Not base64, not DEFLATE, or not UTF-8. */
    ENCODING,
    /** More bytes or nodes than a message of a portal has. */
    TOO_LARGE,
    /** Not plain XML 1.0: not well-formed, a DTD, too deep, comments, processing instructions. */
    XML,
    /** Not a message this broker takes, or an element or attribute where SAML has none. */
    STRUCTURE,
    /** Well-formed SAML that this broker does not offer: encrypted identifiers, other bindings, address by index. */
    UNSUPPORTED,
    /** The sender is no enabled SAML portal of this realm. */
    UNKNOWN_PORTAL,
    /** No signature, or the portal's registration demands none. */
    UNSIGNED,
    /** The signature covers something else than the message, or in another way than SAML has it (SAML core 5.4). */
    COVERAGE,
    /** An algorithm or a key that is too weak, or unknown. */
    ALGORITHM,
    /** The portal's registered key did not make this signature. */
    SIGNATURE,
    /** Addressed to somebody else. */
    DESTINATION,
    /** The answer is to go where the portal has not registered to receive it. */
    ADDRESS,
    /** Too old, or from the future: the message was kept, or the portal's clock is off. */
    OUT_OF_TIME,
    /** This message was received before. */
    REPLAYED;

    /** The name in events and counters. */
    public String event() {
        return "saml_request_" + name().toLowerCase(Locale.ROOT);
    }
}
