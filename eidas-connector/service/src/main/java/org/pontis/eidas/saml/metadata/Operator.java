package org.pontis.eidas.saml.metadata;

import java.util.List;
import java.util.Optional;

/** Who runs a node and whom to call (eIDAS Message Format 1.4, section 2.1.1). */
public record Operator(Optional<Organization> organization, List<Contact> contacts) {

    public Operator {
        contacts = List.copyOf(contacts);
    }

    /** All three in English or whatever language the node uses first. */
    public record Organization(String name, String displayName, String url) {}

    /**
     * A desk, not a person.
     *
     * @param type {@code support} and {@code technical} are expected
     */
    public record Contact(
            String type,
            Optional<String> company,
            Optional<String> givenName,
            Optional<String> familyName,
            List<String> emails,
            List<String> telephones) {

        public Contact {
            emails = List.copyOf(emails);
            telephones = List.copyOf(telephones);
        }

        public static Contact desk(String type, String company, String email) {
            return new Contact(
                    type, Optional.of(company), Optional.empty(), Optional.empty(), List.of(email), List.of());
        }
    }
}
