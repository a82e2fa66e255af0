package org.pontis.eidas.metadata;

import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/** TLS towards other nodes (eIDAS Cryptographic Requirements 1.4, section 2): 1.2 and 1.3, without CBC and SHA-1. */
final class Tls {

    private static final List<String> SUITES = List.of(
            "TLS_AES_256_GCM_SHA384",
            "TLS_AES_128_GCM_SHA256",
            "TLS_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_DHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_DHE_RSA_WITH_AES_128_GCM_SHA256");

    static final SSLParameters PARAMETERS = parameters();

    private Tls() {}

    private static SSLParameters parameters() {
        try {
            List<String> supported = Arrays.asList(
                    SSLContext.getDefault().getSupportedSSLParameters().getCipherSuites());
            return new SSLParameters(
                    SUITES.stream().filter(supported::contains).toArray(String[]::new),
                    new String[] {"TLSv1.3", "TLSv1.2"});
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
