package org.pontis.eidas.saml.message;

import java.util.Optional;

/**
 * An answer as it was sent, nothing of it checked. Its assertion is read by itself once it is decrypted.
 *
 * @param status nothing when there is none or its first code is unknown
 */
public record ReceivedResponse(
        Envelope envelope,
        Optional<String> inResponseTo,
        Optional<EidasStatus> status,
        int assertions,
        int encryptedAssertions) {}
