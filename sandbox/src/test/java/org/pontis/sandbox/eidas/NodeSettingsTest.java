package org.pontis.sandbox.eidas;

import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pontis.eidas.attributes.NodeCountry;
import org.pontis.eidas.config.Configuration;
import org.pontis.eidas.config.PeerSettings;
import org.pontis.sandbox.ca.CertificateAuthority;

import static org.assertj.core.api.Assertions.assertThat;

class NodeSettingsTest {

    @TempDir
    private Path folder;

    private CertificateAuthority authority;

    @BeforeEach
    void thereIsAnAuthority() {
        authority = CertificateAuthority.open(folder, URI.create("http://localhost:8090"), InstantSource.system());
    }

    @Test
    void aNodeUnderstandsItsSettings() {
        Configuration read = read(node("ES", 8181, 8581));

        assertThat(read.country()).isEqualTo(new NodeCountry("ES"));
        assertThat(read.at("/service/metadata")).isEqualTo("https://localhost:8581/service/metadata");
        assertThat(read.connector()).isPresent();
        assertThat(read.proxy()).isPresent();
    }

    @Test
    void aNodeKnowsTheOther() {
        NodeSettings ee = node("EE", 8182, 8582);
        ee.write(authority);

        PeerSettings peer =
                read(node("ES", 8181, 8581).knowing("EE", ee)).peer().get(new NodeCountry("EE"));

        assertThat(peer.service()).contains(URI.create("https://localhost:8582/service/metadata"));
        assertThat(peer.connector()).contains(URI.create("https://localhost:8582/connector/metadata"));
        assertThat(peer.nodes(new NodeCountry("EE"))).hasSize(2);
    }

    @Test
    void whatIsAddedWins() {
        NodeSettings behind = node("ES", 8181, 8581).with(Map.of("address", "https://eidas.example", "name", "other"));

        assertThat(read(behind).address()).isEqualTo(URI.create("https://eidas.example"));
        assertThat(behind.address()).isEqualTo("https://eidas.example");
        assertThat(behind.name()).isEqualTo("other");
    }

    private NodeSettings node(String country, int port, int tlsPort) {
        Path own = folder.resolve(country);
        return new NodeSettings(
                new KeyRing(own.resolve("keys"), Suite.EC_RSA, country),
                own,
                port,
                tlsPort,
                "http://localhost:8080/realms/" + Countries.realm(country));
    }

    private Configuration read(NodeSettings settings) {
        return Configuration.read(settings.write(authority), Map.of());
    }
}
