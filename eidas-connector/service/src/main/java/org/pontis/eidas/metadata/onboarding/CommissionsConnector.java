package org.pontis.eidas.metadata.onboarding;

import java.util.Locale;

import org.pontis.eidas.saml.metadata.NodeMetadata;

/** What the Connector of the Commission's node has to know about our Proxy-Service, so that our citizens can log in there. */
final class CommissionsConnector {

    private final NodeMetadata us;

    CommissionsConnector(NodeMetadata us) {
        this.us = us;
    }

    void into(Page page) {
        String country = us.country().code();
        page.heading("Citizens of " + country + " at your portals: your Connector and our Proxy-Service")
                .text("With the Commission's eIDAS-Node 2.9.0, in the configuration folder of its Connector:")
                .steps(
                        "`connector/eidas.xml`: one more in `service.number`, and with its number for K the entries below. The"
                                + " skews are milliseconds that are added to the times of our assertions: the one at the beginning is"
                                + " negative to be tolerant.",
                        "`connector/metadata/MetadataFetcher_Connector.properties`: append `;" + us.entityId()
                                + "` to `metadata.location.whitelist` (compared character by character).",
                        "`connector/keystore/trust.p12` (the key store of purpose TRUSTSTORE in"
                                + " `SignModule_Connector_EC.xml`): import the metadata signing certificate with the command"
                                + " below. If you import the authority instead, the node asks for revocation, and without an"
                                + " answer refuses. The variable `EIDAS_TRUSTED_CERTS_FILE` with a PEM file is another way.",
                        "The Java trust store of the node has to trust our TLS certificate.",
                        "Restart the Connector.")
                .verbatim("<entry key=\"serviceK.id\">" + country + "</entry>\n"
                        + "<entry key=\"serviceK.name\">" + country + "</entry>\n"
                        + "<entry key=\"serviceK.skew.notbefore\">-60000</entry>\n"
                        + "<entry key=\"serviceK.skew.notonorafter\">60000</entry>\n"
                        + "<entry key=\"serviceK.metadata.url\">" + us.entityId() + "</entry>")
                .verbatim("keytool -importcert -alias " + country.toLowerCase(Locale.ROOT)
                        + "-proxy-service-metadata -file " + OnboardingSheet.file(us.role())
                        + " -keystore trust.p12 -storetype PKCS12");
    }
}
