package org.pontis.eidas.saml.message;

import java.util.List;
import java.util.Optional;

/**
 * A request as it was sent, nothing of it checked.
 *
 * @param levels the authentication context classes, and how they are to be compared
 * @param unusualOptions names of what SAML core allows in a request and eIDAS has no use for
 * @param spTypes the relying party's type, however often it was sent
 * @param otherExtensions local names of further children of the extensions
 */
public record ReceivedRequest(
        Envelope envelope,
        Optional<Boolean> forceAuthn,
        Optional<Boolean> isPassive,
        Optional<String> assertionConsumerServiceUrl,
        Optional<String> protocolBinding,
        Optional<String> providerName,
        Optional<String> nameIdFormat,
        Optional<Levels> levels,
        List<String> unusualOptions,
        List<String> spTypes,
        List<RequestedAttribute> attributes,
        List<String> otherExtensions,
        List<String> requesterIds) {

    /** SAML core 3.3.2.2.1. */
    public record Levels(String comparison, List<String> uris) {}

    /** Message format 2.3.2. */
    public record RequestedAttribute(
            Optional<String> name,
            Optional<String> nameFormat,
            Optional<String> friendlyName,
            Optional<Boolean> required) {}
}
