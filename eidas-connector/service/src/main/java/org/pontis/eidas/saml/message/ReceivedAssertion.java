package org.pontis.eidas.saml.message;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.pontis.eidas.attributes.AttributeValue;

/** An assertion as it was sent, nothing of it checked. Prints without what it says about the person. */
public record ReceivedAssertion(
        Envelope envelope,
        Optional<Name> name,
        List<Confirmation> confirmations,
        Optional<Validity> validity,
        List<Authentication> authentications,
        int attributeStatements,
        int encryptedAttributes,
        List<SentAttribute> attributes) {

    /** SAML core 2.2.3. */
    public record Name(Optional<String> format, Optional<String> value) {

        @Override
        public String toString() {
            return "***";
        }
    }

    /** SAML core 2.4.1.1. */
    public record Confirmation(
            Optional<String> method,
            Optional<String> inResponseTo,
            Optional<String> recipient,
            Optional<Instant> notBefore,
            Optional<Instant> notOnOrAfter) {}

    /**
     * SAML core 2.5.1.
     *
     * @param audiences one list a restriction; all restrictions have to be met
     * @param unknown conditions that nobody here understands
     */
    public record Validity(
            Optional<Instant> notBefore,
            Optional<Instant> notOnOrAfter,
            List<List<String>> audiences,
            List<String> unknown) {}

    /** SAML core 2.7.2. */
    public record Authentication(Optional<Instant> at, Optional<Instant> sessionNotOnOrAfter, Optional<String> level) {}

    /** SAML core 2.7.3.1. */
    public record SentAttribute(
            Optional<String> name,
            Optional<String> nameFormat,
            Optional<String> friendlyName,
            List<AttributeValue> values) {}
}
