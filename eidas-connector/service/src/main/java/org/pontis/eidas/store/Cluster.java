package org.pontis.eidas.store;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Optional;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import org.pontis.broker.InvalidSetting;
import org.pontis.eidas.keys.Password;

/**
 * Several nodes of ours that remember together.
 *
 * @param name nodes of another name are not let in
 * @param here where this node listens; the port after it is used, too
 * @param members all nodes, this one included
 * @param tls what the nodes know each other by
 * @param minorityStops what happens when nodes cannot see each other: whether the smaller half, or both of two, refuse to work,
 *     or whether every part goes on, and a message could be accepted once by each
 */
public record Cluster(
        String name,
        InetSocketAddress here,
        List<InetSocketAddress> members,
        Optional<Tls> tls,
        boolean minorityStops) {

    public Cluster {
        members = List.copyOf(members);
        if (members.isEmpty()) {
            throw new InvalidSetting("A cluster has members; the setting lists none.");
        }
        if (here.isUnresolved() || members.stream().anyMatch(InetSocketAddress::isUnresolved)) {
            throw new InvalidSetting("An address of the cluster cannot be resolved.");
        }
        boolean onThisMachine =
                members.stream().map(InetSocketAddress::getAddress).allMatch(InetAddress::isLoopbackAddress)
                        && here.getAddress().isLoopbackAddress();
        if (tls.isEmpty() && !onThisMachine) {
            // what waits for a citizen's consent is personal data, and whoever may join may read it
            throw new InvalidSetting("Nodes on several machines need TLS between them.");
        }
    }

    /**
     * One key store, the same on all nodes: its certificate is the only one that they accept.
     *
     * @param store PKCS#12
     */
    public record Tls(Path store, Password password) {

        /** The JDK's own readers by name: another provider stands first and reads passwords otherwise. */
        private static final String PROVIDER = "SunJSSE";

        /** @throws InvalidSetting if the store cannot be opened */
        SSLContext context() {
            try (InputStream in = Files.newInputStream(store)) {
                KeyStore keys = KeyStore.getInstance("PKCS12", PROVIDER);
                keys.load(in, password.chars());
                KeyManagerFactory ours = KeyManagerFactory.getInstance("NewSunX509", PROVIDER);
                ours.init(keys, password.chars());
                TrustManagerFactory theirs = TrustManagerFactory.getInstance("PKIX", PROVIDER);
                theirs.init(keys);
                SSLContext context = SSLContext.getInstance("TLSv1.3", PROVIDER);
                context.init(ours.getKeyManagers(), theirs.getTrustManagers(), null);
                return context;
            } catch (IOException | GeneralSecurityException e) {
                throw new InvalidSetting(
                        "The key store " + store + " of the cluster cannot be opened with its password.");
            }
        }
    }
}
