package org.pontis.idp.sms.centre;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;

import javax.net.ssl.SSLContext;

import org.pontis.broker.InvalidSetting;
import org.pontis.broker.Settings;
import org.pontis.idp.net.Anchors;

/** Whose certificates a centre may show. The name in it is always compared with the host's (RFC 9525). */
public final class Trust {

    private Trust() {}

    /**
     * Reads {@code tls-ca}, a PEM file with the authorities of this centre; without it those that the server's Java trusts.
     *
     * @throws InvalidSetting if the file holds no certificate
     */
    public static SSLContext from(Settings centre) {
        Optional<Path> file = centre.text("tls-ca").map(Path::of);
        try {
            return context(file);
        } catch (IOException | GeneralSecurityException unusable) {
            throw new InvalidSetting(centre.prefix() + "tls-ca must be a readable PEM file of certificates.");
        }
    }

    private static SSLContext context(Optional<Path> file) throws IOException, GeneralSecurityException {
        if (file.isEmpty()) {
            return SSLContext.getDefault();
        }
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, Anchors.of(file.get()), null);
        return context;
    }
}
