package org.pontis.sandbox.ca;

import java.net.URI;

/** Where the console answers questions about certificates. */
record Places(URI console) {

    String ocsp(String issuer) {
        return console + "/ocsp/" + issuer;
    }

    String crl(String issuer) {
        return console + "/crl/" + issuer + ".crl";
    }

    String certificate(String issuer) {
        return console + "/ca/" + issuer + ".cer";
    }
}
