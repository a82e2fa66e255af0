package org.pontis.eidas.store;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

import org.infinispan.Cache;
import org.infinispan.configuration.cache.CacheMode;
import org.infinispan.configuration.cache.ConfigurationBuilder;
import org.infinispan.configuration.global.GlobalConfigurationBuilder;
import org.infinispan.context.Flag;
import org.infinispan.manager.DefaultCacheManager;
import org.infinispan.partitionhandling.PartitionHandling;
import org.infinispan.remoting.transport.jgroups.JGroupsTransport;
import org.pontis.eidas.saml.check.Replay;

/**
 * Our memory. It has no limit by number, because forgetting something early would mean to accept a message twice: what is put in
 * is limited where it comes in, and ends by its time.
 */
public final class Store implements AutoCloseable {

    private static final String NAME = "eidas";

    /** Longer than it takes to go on without a node that is silent, so that nothing fails for that. */
    private static final Duration REMOTE = Duration.ofSeconds(20);

    private static final Duration JOINING = Duration.ofMinutes(1);
    private static final Duration SWEEP = Duration.ofSeconds(30);

    private final DefaultCacheManager manager;
    private final Cache<String, String> cache;

    private Store(DefaultCacheManager manager, Cache<String, String> cache) {
        this.manager = manager;
        this.cache = cache;
    }

    /** The memory of one node alone. */
    public static Store local() {
        return start(new GlobalConfigurationBuilder(), CacheMode.LOCAL, PartitionHandling.ALLOW_READ_WRITES);
    }

    /**
     * The memory of several nodes: each keeps everything, so that any of them may go at any time.
     *
     * @throws org.pontis.broker.InvalidSetting if the cluster cannot be set up so
     */
    public static Store clustered(Cluster cluster) {
        GlobalConfigurationBuilder global = GlobalConfigurationBuilder.defaultClusteredBuilder();
        global.transport()
                .clusterName(cluster.name())
                .addProperty(JGroupsTransport.CHANNEL_CONFIGURATOR, new Channel(cluster))
                .distributedSyncTimeout(JOINING.toMillis());
        return start(
                global,
                CacheMode.REPL_SYNC,
                cluster.minorityStops() ? PartitionHandling.DENY_READ_WRITES : PartitionHandling.ALLOW_READ_WRITES);
    }

    private static Store start(GlobalConfigurationBuilder global, CacheMode mode, PartitionHandling split) {
        global.jmx().enabled(false);
        global.shutdown().hookBehavior(org.infinispan.configuration.global.ShutdownHookBehavior.DONT_REGISTER);
        ConfigurationBuilder memory = new ConfigurationBuilder();
        memory.clustering().cacheMode(mode).remoteTimeout(REMOTE.toMillis(), TimeUnit.MILLISECONDS);
        memory.clustering().partitionHandling().whenSplit(split).mergePolicy(new Reunion());
        memory.clustering().stateTransfer().timeout(JOINING.toMillis(), TimeUnit.MILLISECONDS);
        memory.expiration().wakeUpInterval(SWEEP.toMillis(), TimeUnit.MILLISECONDS);
        DefaultCacheManager manager = new DefaultCacheManager(global.build());
        return new Store(manager, manager.createCache(NAME, memory.build()));
    }

    /**
     * What waits.
     *
     * @param name keeps different things apart
     * @param type a record of plain values, or a sealed interface of such
     */
    public <T> Pending<T> pending(String name, Class<T> type) {
        return new SharedPending<>(cache, prefix(name), new RecordCodec<>(type));
    }

    /** The memory of messages. */
    public Replay replay(InstantSource clock) {
        return new SharedReplay(cache, clock);
    }

    /** How many nodes remember together now. */
    public int nodes() {
        return Math.max(1, manager.getClusterSize());
    }

    /** How many things wait under this name. */
    public long waiting(String name) {
        String prefix = prefix(name);
        // each node has all of it, so that no other need be asked
        return cache.getAdvancedCache().withFlags(Flag.CACHE_MODE_LOCAL).entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(prefix) && SharedPending.isWaiting(entry.getValue()))
                .count();
    }

    private static String prefix(String name) {
        return "waits " + name + " ";
    }

    @Override
    public void close() {
        manager.stop();
    }
}
