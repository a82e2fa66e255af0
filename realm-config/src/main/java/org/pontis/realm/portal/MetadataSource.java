package org.pontis.realm.portal;

import java.io.IOException;
import java.net.URI;

/** Where SAML metadata comes from. */
public interface MetadataSource {

    /** The file that stands beside the portal's own; at most {@link #LARGEST} bytes. */
    byte[] file(String name) throws IOException;

    /** What a portal serves at an address; at most {@link #LARGEST} bytes, without following redirects. */
    byte[] at(URI address) throws IOException;

    /** Bytes; the largest real metadata of one service is a tenth of it. */
    int LARGEST = 1 << 20;
}
