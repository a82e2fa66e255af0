package org.pontis.eidas.config;

import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import javax.security.auth.x500.X500Principal;

import org.pontis.broker.InvalidSetting;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.eidas.attributes.NodeCountry;
import org.pontis.eidas.flow.connector.CountryRules;
import org.pontis.eidas.flow.connector.CountryRules.Scoping;
import org.pontis.eidas.flow.connector.Persistence;
import org.pontis.eidas.metadata.AnchorFile;
import org.pontis.eidas.metadata.Anchors;
import org.pontis.eidas.metadata.Peer;
import org.pontis.eidas.metadata.Source;
import org.pontis.eidas.saml.check.ForeignService.Tolerance;
import org.pontis.eidas.saml.encryption.EncryptionPolicy;
import org.pontis.eidas.saml.message.NameIdFormat;
import org.pontis.eidas.saml.metadata.Role;

/** One other country: its nodes, why they are trusted, and how they are treated. */
public record PeerSettings(
        @Setting("The entity ID of its Proxy-Service: the address of its metadata.")
        Optional<URI> service,

        @Setting("A file with that metadata, instead of its address.")
        Optional<Path> serviceFile,

        @Setting("The entity ID of its Connector: the address of its metadata.")
        Optional<URI> connector,

        @Setting("A file with that metadata, instead of its address.")
        Optional<Path> connectorFile,

        @Setting(
                "The address of a published list (MetadataServiceList) that says where its metadata is; the entity IDs are still those"
                        + " above.")
        Optional<URI> list,

        @Setting("A file with the certificate that signs that list. Without it the list is a hint, which is enough.")
        Optional<Path> listSigner,

        @Setting(
                "A file with the certificates that sign its metadata, or that of their authority: PEM, DER or PKCS#12.")
        Path anchors,

        @Setting("The subject of the metadata signing certificate, if the anchor is an authority with many customers.")
        Optional<String> anchorSigner,

        @Setting(
                value =
                        "Whether its Proxy-Service is told the relying party's identifier; some nodes cannot read that.",
                byDefault = "always")
        Scoping scoping,

        @Setting(value = "The name identifier format that is asked for.", byDefault = "unspecified")
        NameIdFormat nameIdFormat,

        @Setting(value = "What its assertions count for here at most.", byDefault = "high")
        LevelOfAssurance ceiling,

        @Setting(value = "How long its identifier of a person stays the same.", byDefault = "unknown")
        Persistence persistence,

        @Setting(value = "Whether assertions without encryption are accepted from it.", byDefault = "false")
        boolean plainAssertions,

        @Setting(value = "Whether our response address is accepted as the audience.", byDefault = "false")
        boolean audienceIsLocation,

        @Setting(
                value =
                        "Whether its identifiers of persons are accepted when they are meant for a third country (AP 2.2.3).",
                byDefault = "false")
        boolean anyDestination) {

    public PeerSettings {
        if (service.isEmpty() && connector.isEmpty()) {
            throw new InvalidSetting("A country has a service, a connector, or both.");
        }
        if (serviceFile.isPresent() && service.isEmpty() || connectorFile.isPresent() && connector.isEmpty()) {
            throw new InvalidSetting("A file with metadata needs the entity ID beside it.");
        }
        if (listSigner.isPresent() && list.isEmpty()) {
            throw new InvalidSetting("list-signer is there for list.");
        }
    }

    /** What our Connector makes of it. */
    public CountryRules rules() {
        return new CountryRules(
                scoping,
                nameIdFormat,
                ceiling,
                persistence,
                new Tolerance(plainAssertions, EncryptionPolicy.EIDAS, audienceIsLocation, anyDestination));
    }

    /** Its nodes. @throws InvalidSetting if the anchors cannot be read, or an entity ID is no address of a node */
    public List<Peer> nodes(NodeCountry country) {
        Anchors trusted = new Anchors(AnchorFile.read(anchors, new char[0]), anchorSigner.map(X500Principal::new));
        List<Peer> nodes = new ArrayList<>();
        service.ifPresent(id -> nodes.add(node(country, Role.PROXY_SERVICE, id, serviceFile, trusted)));
        connector.ifPresent(id -> nodes.add(node(country, Role.CONNECTOR, id, connectorFile, trusted)));
        return nodes;
    }

    private Peer node(NodeCountry country, Role role, URI id, Optional<Path> file, Anchors trusted) {
        return file.map(path -> Peer.onFile(country, role, id.toString(), path, trusted))
                .or(() -> list.map(address -> new Peer(
                        country,
                        role,
                        id.toString(),
                        new Source.Listed(address, listSigner.map(PeerSettings::signer)),
                        trusted)))
                .orElseGet(() -> Peer.at(country, role, id.toString(), trusted));
    }

    private static X509Certificate signer(Path file) {
        List<X509Certificate> found = AnchorFile.read(file, new char[0]);
        if (found.size() != 1) {
            throw new InvalidSetting(
                    "The file " + file + " holds the one certificate that signs the list, and no other.");
        }
        return found.getFirst();
    }
}
