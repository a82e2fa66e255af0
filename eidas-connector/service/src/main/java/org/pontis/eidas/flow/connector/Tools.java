package org.pontis.eidas.flow.connector;

import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

import org.pontis.eidas.keys.NodeKeys;
import org.pontis.eidas.saml.SigningKey;
import org.pontis.eidas.saml.check.ForeignService;
import org.pontis.eidas.saml.check.Replay;
import org.pontis.eidas.saml.check.ResponseCheck;
import org.pontis.eidas.saml.encryption.DecryptionKeys;

/** What is made from our keys, and made anew when they change. */
record Tools(SigningKey signing, ResponseCheck check) {

    static Tools of(
            NodeKeys keys,
            Connector connector,
            Function<String, Optional<ForeignService>> services,
            Replay replay,
            InstantSource clock) {
        return new Tools(
                SigningKey.eidas(keys.signing()),
                new ResponseCheck(
                        connector.us(),
                        services,
                        new DecryptionKeys(keys.decrypting()),
                        replay,
                        clock,
                        connector.limits()));
    }
}
