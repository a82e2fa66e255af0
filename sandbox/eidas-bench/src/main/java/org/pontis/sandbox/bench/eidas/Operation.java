package org.pontis.sandbox.bench.eidas;

/** What is done with a message. */
enum Operation {
    CREATE_REQUEST("create-request"),
    VALIDATE_REQUEST("validate-request"),
    CREATE_RESPONSE("create-response"),
    OPEN_RESPONSE("open-response");

    final String words;

    Operation(String words) {
        this.words = words;
    }
}
