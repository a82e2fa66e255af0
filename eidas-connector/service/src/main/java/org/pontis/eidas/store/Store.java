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

/** Our memory, of a size that is set. {@link Room} says what happens when it is full; all else ends by its time. */
public final class Store implements AutoCloseable {

    private static final String NAME = "eidas";

    /** Longer than it takes to go on without a node that is silent, so that nothing fails for that. */
    private static final Duration REMOTE = Duration.ofSeconds(20);

    private static final Duration JOINING = Duration.ofMinutes(1);
    private static final Duration SWEEP = Duration.ofSeconds(30);

    private static final int PERCENT = 100;

    /** A third of the delivered heap is for the code, another for what runs at the moment. */
    private static final int USUAL = 30;

    private final DefaultCacheManager manager;
    private final Cache<String, String> cache;
    private final Room room;

    private Store(DefaultCacheManager manager, Cache<String, String> cache, long limit) {
        this.manager = manager;
        this.cache = cache;
        this.room = new Room(cache, limit);
    }

    /** How much of this process's memory is for what waits, unless somebody says otherwise; in bytes. */
    public static long usual() {
        return Runtime.getRuntime().maxMemory() / PERCENT * USUAL;
    }

    /** The memory of one node alone. */
    public static Store local() {
        return local(usual());
    }

    /** @param limit bytes */
    public static Store local(long limit) {
        return start(new GlobalConfigurationBuilder(), CacheMode.LOCAL, PartitionHandling.ALLOW_READ_WRITES, limit);
    }

    /**
     * The memory of several nodes: each keeps everything, so that any of them may go at any time.
     *
     * @throws org.pontis.broker.InvalidSetting if the cluster cannot be set up so
     */
    public static Store clustered(Cluster cluster) {
        return clustered(cluster, usual());
    }

    /** @param limit bytes, of each node */
    public static Store clustered(Cluster cluster, long limit) {
        GlobalConfigurationBuilder global = GlobalConfigurationBuilder.defaultClusteredBuilder();
        global.transport()
                .clusterName(cluster.name())
                .addProperty(JGroupsTransport.CHANNEL_CONFIGURATOR, new Channel(cluster))
                .distributedSyncTimeout(JOINING.toMillis());
        return start(
                global,
                CacheMode.REPL_SYNC,
                cluster.minorityStops() ? PartitionHandling.DENY_READ_WRITES : PartitionHandling.ALLOW_READ_WRITES,
                limit);
    }

    private static Store start(GlobalConfigurationBuilder global, CacheMode mode, PartitionHandling split, long limit) {
        global.jmx().enabled(false);
        global.shutdown().hookBehavior(org.infinispan.configuration.global.ShutdownHookBehavior.DONT_REGISTER);
        ConfigurationBuilder memory = new ConfigurationBuilder();
        memory.clustering().cacheMode(mode).remoteTimeout(REMOTE.toMillis(), TimeUnit.MILLISECONDS);
        memory.clustering().partitionHandling().whenSplit(split).mergePolicy(new Reunion());
        memory.clustering().stateTransfer().timeout(JOINING.toMillis(), TimeUnit.MILLISECONDS);
        memory.expiration().wakeUpInterval(SWEEP.toMillis(), TimeUnit.MILLISECONDS);
        DefaultCacheManager manager = new DefaultCacheManager(global.build());
        return new Store(manager, manager.createCache(NAME, memory.build()), limit);
    }

    /**
     * What waits.
     *
     * @param name keeps different things apart
     * @param type a record of plain values, or a sealed interface of such
     */
    public <T> Pending<T> pending(String name, Class<T> type) {
        return new SharedPending<>(cache, room, Kept.LIVE, prefix(name), new RecordCodec<>(type));
    }

    /** The same for what is kept only so that a browser may repeat its last step: it is the first to go when memory is short. */
    public <T> Pending<T> repeats(String name, Class<T> type) {
        return new SharedPending<>(cache, room, Kept.REPEAT, prefix(name), new RecordCodec<>(type));
    }

    /** The memory of messages. */
    public Replay replay(InstantSource clock) {
        return new SharedReplay(cache, room, clock);
    }

    /** How much memory there is, and how much of it is taken. */
    public Room room() {
        return room;
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
                .filter(entry -> entry.getKey().startsWith(prefix) && Kept.isWaiting(entry.getValue()))
                .count();
    }

    private static String prefix(String name) {
        return name + " ";
    }

    @Override
    public void close() {
        manager.stop();
    }
}
