package org.pontis.eidas.metadata;

import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Optional;

/** Where the metadata of a peer is read from. Nothing that arrives in a message adds to it. */
public sealed interface Source {

    /** A file that the two operators exchanged. */
    record OnFile(Path path) implements Source {

        @Override
        public String toString() {
            return path.toString();
        }
    }

    /** The well-known location (eIDAS Interoperability Architecture 1.4, section 6.4). */
    record At(URI address) implements Source {

        @Override
        public String toString() {
            return address.toString();
        }
    }

    /**
     * The address that a published list tells (eIDAS Interoperability Architecture 1.4, section 6.4.2).
     *
     * @param signer whose signature the list needs; without one the list is a mere hint, which is enough
     */
    record Listed(URI list, Optional<X509Certificate> signer) implements Source {

        @Override
        public String toString() {
            return "as listed at " + list;
        }
    }
}
