package org.pontis.eidas.config;

import java.net.URI;
import java.util.List;
import java.util.Optional;

import org.pontis.broker.InvalidSetting;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.eidas.oidc.provider.SubjectKind;
import org.pontis.eidas.saml.metadata.SpType;

/** The broker that asks our Connector, as its OpenID provider knows it. */
public record AskingBroker(
        @Setting(value = "What it is called here; the default is what realm-config calls it.", byDefault = "pontis")
        String id,

        @Setting("Where answers may go, letter by letter.") List<URI> redirectUris,

        @Setting("Where it publishes the keys that it proves itself with.")
        URI jwks,

        @Setting(
                value =
                        "Whether its requests have to be pushed (RFC 9126). Set it to false for a broker that does not push them.",
                byDefault = "true")
        boolean pushedOnly,

        @Setting(value = "What it knows a person by in the subject of ID tokens.", byDefault = "pairwise")
        SubjectKind subject,

        @Setting(
                value = "Whether it understands that somebody may act for somebody else (AP 2.8).",
                byDefault = "false")
        boolean allowsRepresentation,

        @Setting(value = "The level below which it wants nobody.", byDefault = "low")
        LevelOfAssurance minimum,

        @Setting(value = "The sector of its relying parties, unless a request says otherwise.", byDefault = "public")
        SpType spType,

        @Setting("What its relying parties are called abroad, unless a request says otherwise.")
        Optional<String> providerName) {

    public AskingBroker {
        redirectUris = List.copyOf(redirectUris);
        if (redirectUris.isEmpty()) {
            throw new InvalidSetting("redirect-uris names at least one address.");
        }
    }
}
