package org.pontis.eidas.config;

import java.net.URI;
import java.util.List;
import java.util.Optional;

import org.pontis.eidas.saml.metadata.Operator;
import org.pontis.eidas.saml.metadata.Operator.Contact;
import org.pontis.eidas.saml.metadata.Operator.Organization;

/** Who runs the node (message format 2.1.1). */
public record OperatorSettings(
        @Setting("The organisation's name.") String name,

        @Setting("Its name for people; the same if it is not set.")
        Optional<String> displayName,

        @Setting("Its web site.") URI site,

        @Setting("The e-mail address of the desk for questions about logins.")
        String supportEmail,

        @Setting("The e-mail address of the desk for technical questions.")
        String technicalEmail) {

    /** As it stands in metadata. */
    public Operator asOperator() {
        return new Operator(
                Optional.of(new Organization(name, displayName.orElse(name), site.toString())),
                List.of(
                        Contact.desk("support", name, "mailto:" + supportEmail),
                        Contact.desk("technical", name, "mailto:" + technicalEmail)));
    }
}
