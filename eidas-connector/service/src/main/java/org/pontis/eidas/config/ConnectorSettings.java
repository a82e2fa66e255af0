package org.pontis.eidas.config;

import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

import org.pontis.broker.InvalidSetting;
import org.pontis.eidas.keys.Password;
import org.pontis.eidas.oidc.provider.Pseudonyms;
import org.pontis.eidas.saml.metadata.SpType;

/** Our Connector. */
public record ConnectorSettings(
        @Setting(
                "The address of its OpenID provider, as tokens say it, if browsers reach that under another one than the nodes.")
        Optional<URI> issuer,

        @Setting(
                "Set if all relying parties are of one sector; then the metadata says it, and requests do not (MF 4.1).")
        Optional<SpType> spType,

        @Setting("Its keys.") KeySettings keys,

        @Setting(
                value = "The name of the key, on P-256, that signs ID tokens; it stands where the other keys are.",
                byDefault = "token")
        String tokenKey,

        @Setting("The name of the key that will sign them next; it is published already.")
        Optional<String> nextTokenKey,

        @Setting(
                "Base64 of 32 bytes or more, for pairwise subjects. It never changes: with another secret everybody is a"
                        + " stranger to the broker.")
        Password subjectSecret,

        @Setting(value = "The languages of our pages, tags of BCP 47.", byDefault = "es, en")
        List<String> uiLocales,

        @Setting("The broker that asks us who a foreign citizen is.")
        AskingBroker client) {

    public ConnectorSettings {
        uiLocales = List.copyOf(uiLocales);
        if (keys.encryption().isEmpty()) {
            throw new InvalidSetting(
                    "keys.encryption is missing: it names the key that other countries encrypt to, and without"
                            + " it none can tell us of its citizens (IA 3.2.2).");
        }
        pseudonyms(subjectSecret);
    }

    public Pseudonyms pseudonyms() {
        return pseudonyms(subjectSecret);
    }

    private static Pseudonyms pseudonyms(Password secret) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(new String(secret.chars()));
        } catch (IllegalArgumentException e) {
            throw new InvalidSetting("subject-secret is not Base64.");
        }
        return new Pseudonyms(bytes);
    }
}
