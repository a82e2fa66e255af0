package org.pontis.idp.eidcard.webeid;

import java.util.Optional;

/** What the browser's extension says when there is no token, condensed to what a citizen can do about it. */
public enum ExtensionError {
    /** She pressed cancel. */
    CANCELLED,
    /** She took too long. */
    TIMEOUT,
    /** Extension, program, reader or card is missing, too old or has failed. */
    READER;

    /** By the code of Web eID's messages. What is not known is a failure of the extension: nobody else speaks so. */
    public static ExtensionError of(Optional<String> code) {
        return switch (code.orElse("")) {
            case "ERR_WEBEID_USER_CANCELLED" -> CANCELLED;
            case "ERR_WEBEID_USER_TIMEOUT", "ERR_WEBEID_ACTION_TIMEOUT" -> TIMEOUT;
            default -> READER;
        };
    }
}
