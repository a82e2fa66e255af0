package org.pontis.eidas.store;

import java.net.InetSocketAddress;
import java.util.List;

import javax.sql.DataSource;

import org.infinispan.remoting.transport.jgroups.JGroupsChannelConfigurator;
import org.jgroups.JChannel;
import org.jgroups.conf.ProtocolConfiguration;
import org.jgroups.protocols.FD_ALL3;
import org.jgroups.protocols.FD_SOCK2;
import org.jgroups.protocols.FRAG4;
import org.jgroups.protocols.MERGE3;
import org.jgroups.protocols.MFC;
import org.jgroups.protocols.TCP;
import org.jgroups.protocols.TCPPING;
import org.jgroups.protocols.UFC;
import org.jgroups.protocols.UNICAST3;
import org.jgroups.protocols.VERIFY_SUSPECT2;
import org.jgroups.protocols.pbcast.GMS;
import org.jgroups.protocols.pbcast.NAKACK2;
import org.jgroups.protocols.pbcast.STABLE;
import org.jgroups.util.SocketFactory;
import org.jgroups.util.TLS;
import org.jgroups.util.TLSClientAuth;
import org.pontis.broker.InvalidSetting;

/** How the nodes of a cluster talk: JGroups over TCP between addresses that are listed. */
final class Channel implements JGroupsChannelConfigurator {

    /** A node that was killed closes its sockets, which is noticed at once; this is for one whose machine went away. */
    private static final long SILENCE_MILLIS = 10_000;

    private static final long HEARTBEAT_MILLIS = 2_000;

    /** Asked once whether it lives, a node has this long to say so; all others wait as long, and at most twice as long. */
    private static final long VERIFY_MILLIS = 500;

    private static final long JOIN_MILLIS = 2_000;
    private static final long LOOK_OUT_MIN_MILLIS = 2_000;
    private static final long LOOK_OUT_MAX_MILLIS = 6_000;

    private final Cluster cluster;

    Channel(Cluster cluster) {
        this.cluster = cluster;
    }

    @Override
    public String getName() {
        return "tcp";
    }

    /** @throws InvalidSetting if it cannot be set up so */
    @Override
    public JChannel createChannel(String name) {
        try {
            return new JChannel(List.of(
                            transport(cluster),
                            new TCPPING()
                                    .<TCPPING>setInitialHosts(cluster.members())
                                    .<TCPPING>setPortRange(0),
                            new MERGE3().setMinInterval(LOOK_OUT_MIN_MILLIS).setMaxInterval(LOOK_OUT_MAX_MILLIS),
                            new FD_SOCK2().setOffset(1).setPortRange(1),
                            new FD_ALL3().setTimeout(SILENCE_MILLIS).setInterval(HEARTBEAT_MILLIS),
                            new VERIFY_SUSPECT2().setTimeout(VERIFY_MILLIS),
                            new NAKACK2().useMcastXmit(false),
                            new UNICAST3(),
                            new STABLE(),
                            new GMS().printLocalAddress(false).setJoinTimeout(JOIN_MILLIS),
                            new UFC(),
                            new MFC(),
                            new FRAG4()))
                    .name(cluster.here().getHostString() + ":" + cluster.here().getPort());
        } catch (Exception e) {
            throw new InvalidSetting("The cluster's channel cannot be set up: " + e.getMessage());
        }
    }

    /** The stack is made of objects, not of text. */
    @Override
    public String getProtocolStackString() {
        return "";
    }

    @Override
    public List<ProtocolConfiguration> getProtocolStack() {
        return List.of();
    }

    @Override
    public void setSocketFactory(SocketFactory factory) {
        // ours knows its own
    }

    @Override
    public void setDataSource(DataSource source) {
        // there is no database
    }

    private static TCP transport(Cluster cluster) throws Exception {
        InetSocketAddress here = cluster.here();
        TCP tcp = new TCP();
        tcp.setBindAddress(here.getAddress());
        tcp.setBindPort(here.getPort());
        tcp.setPortRange(0);
        tcp.useVirtualThreads(true);
        tcp.disableDiagnostics();
        cluster.tls().ifPresent(tls -> tcp.tls(tls(tls)));
        return tcp;
    }

    private static TLS tls(Cluster.Tls tls) {
        return new TLS()
                .enabled(true)
                .setClientAuth(TLSClientAuth.NEED)
                .setProtocols(new String[] {"TLSv1.3"})
                .setSSLContext(tls.context());
    }
}
