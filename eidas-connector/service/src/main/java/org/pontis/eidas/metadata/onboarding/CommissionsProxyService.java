package org.pontis.eidas.metadata.onboarding;

import java.util.Locale;

import org.pontis.eidas.saml.metadata.NodeMetadata;

/** What the Proxy-Service of the Commission's node has to know about our Connector, so that their citizens can log in here. */
final class CommissionsProxyService {

    private final NodeMetadata us;

    CommissionsProxyService(NodeMetadata us) {
        this.us = us;
    }

    void into(Page page) {
        String country = us.country().code();
        page.heading("Your citizens at portals of " + country + ": our Connector and your Proxy-Service")
                .text("With the Commission's eIDAS-Node 2.9.0, in the configuration folder of its Proxy-Service:")
                .steps(
                        "`proxy/metadata/MetadataFetcher_Service.properties`: append `;" + us.entityId()
                                + "` to `metadata.location.whitelist` (compared character by character).",
                        "`proxy/keystore/trust.p12`: import the metadata signing certificate with the command below.",
                        "Encryption needs nothing: with `response.encryption.mandatory` (the default) responses are"
                                + " encrypted to the certificate in our metadata. Only if you have switched that off, set"
                                + " `EncryptTo." + country + "` to true in `proxy/encryptionConf.xml`.",
                        "The Java trust store of the node has to trust our TLS certificate.",
                        "Restart the Proxy-Service.")
                .verbatim("keytool -importcert -alias " + country.toLowerCase(Locale.ROOT)
                        + "-connector-metadata -file " + OnboardingSheet.file(us.role())
                        + " -keystore trust.p12 -storetype PKCS12")
                .text(
                        "Our requests come by HTTP-POST, are signed, ask for one level of assurance and for the attributes of one"
                                + " kind of person" + sector() + ".");
    }

    private String sector() {
        return us.spType()
                .map(type -> ", and are all for the " + type.value() + " sector, as our metadata says")
                .orElse(", and say themselves whether they are for the public or the private sector");
    }
}
