package org.pontis.eidas.config;

import java.nio.file.Path;

import org.pontis.eidas.keys.Password;

/** Our own port with TLS. */
public record TlsSettings(
        @Setting("The port.") int port,

        @Setting("A PKCS#12 file with the key and the certificate of our web server.")
        Path store,

        @Setting("Its password.") Password password) {}
