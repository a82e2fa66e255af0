package org.pontis.eidas.config;

import java.util.Optional;

import org.pontis.eidas.saml.metadata.SpType;

/** Our Connector. */
public record ConnectorSettings(
        @Setting(
                "Set if all relying parties are of one sector; then the metadata says it, and requests do not (MF 4.1).")
        Optional<SpType> spType,

        @Setting("Its keys.") KeySettings keys) {}
