package org.pontis.eidas.config;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.pontis.broker.InvalidSetting;
import org.pontis.eidas.keys.Password;
import org.pontis.eidas.store.Cluster;

/** Several nodes of ours. */
public record ClusterSettings(
        @Setting(value = "Nodes of another name are not let in.", byDefault = "pontis-eidas")
        String name,

        @Setting("Where this node listens for the others; the port after it is used, too.")
        InetSocketAddress here,

        @Setting("All nodes, this one included.") List<InetSocketAddress> members,

        @Setting(
                "A PKCS#12 file, the same on all nodes, with the key and certificate that they know each other by. Needed"
                        + " unless all are on one machine.")
        Optional<Path> tlsStore,

        @Setting("Its password.") Optional<Password> tlsPassword,

        @Setting(
                value =
                        "Whether the smaller part stops when nodes cannot see each other. With two nodes neither survives"
                                + " the other then; with three or more it closes the gap in which a message could be accepted"
                                + " twice.",
                byDefault = "false")
        boolean minorityStops) {

    public ClusterSettings {
        if (tlsStore.isPresent() != tlsPassword.isPresent()) {
            throw new InvalidSetting("tls-store and tls-password are set together.");
        }
        cluster(name, here, members, tlsStore, tlsPassword, minorityStops);
    }

    public Cluster asCluster() {
        return cluster(name, here, members, tlsStore, tlsPassword, minorityStops);
    }

    private static Cluster cluster(
            String name,
            InetSocketAddress here,
            List<InetSocketAddress> members,
            Optional<Path> store,
            Optional<Password> password,
            boolean minorityStops) {
        return new Cluster(
                name, here, members, store.map(file -> new Cluster.Tls(file, password.orElseThrow())), minorityStops);
    }
}
