package org.pontis.eidas.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import org.pontis.broker.InvalidSetting;
import org.pontis.eidas.attributes.NodeCountry;
import org.pontis.eidas.keys.CryptoProvider;
import org.pontis.eidas.store.Store;

/** All there is to set. */
public record Configuration(
        @Setting("Our country.") NodeCountry country,

        @Setting(
                value = "What this service is called, for its cookies: services at one host have different names.",
                byDefault = "eidas")
        String name,

        @Setting("Where browsers and other nodes reach us; addresses of metadata and messages begin with it.")
        URI address,

        @Setting(value = "The address that the service listens at.", byDefault = "127.0.0.1")
        String listenHost,

        @Setting(value = "The port that the service listens at.", byDefault = "8181")
        int listenPort,

        @Setting(
                "Our own port with TLS, beside the plain one. Without any of these settings something in front of us does TLS.")
        Optional<TlsSettings> tls,

        @Setting(
                "A PEM file with the authorities of other nodes' and the broker's web servers, beside those that the JDK trusts.")
        Optional<Path> trustedTls,

        @Setting(
                "The port for health, metrics and the operator's view. Without it there is health alone, on the plain port; nothing of"
                        + " it is ever on the port with TLS.")
        Optional<Integer> managementPort,

        @Setting(
                value =
                        "Whether metrics and the operator's view, too, are on the plain port if there is no management-port: for a"
                                + " sandbox, or where nobody else can reach that port.",
                byDefault = "false")
        boolean managementOnPlain,

        @Setting(
                value =
                        "Who computes with keys in memory. For corretto the jar of Amazon Corretto Crypto Provider has to be on the class path, and its native code to run on the machine.",
                byDefault = "standard")
        CryptoProvider cryptoProvider,

        @Setting(
                "Kilobytes of memory for what waits: logins under way, messages that came, and what is kept so that a browser may"
                        + " repeat its last step. Without it, three tenths of the heap; the half at most. When it is full, new"
                        + " logins are refused.")
        Optional<Integer> memory,

        @Setting("The header in which what stands in front of us says which address a browser comes from, such as"
                + " X-Forwarded-For; the last address in it counts. With it, or where browsers reach us directly, no address"
                + " gets more than an eighth of the memory.")
        Optional<String> clientAddress,

        @Setting("A folder in which good copies of other nodes' metadata survive a restart.")
        Optional<Path> stateFolder,

        @Setting(
                "The file in which every message over the border is written down (Regulation (EU) 2015/1501, article 9(3)).")
        Path exchangeLog,

        @Setting("How old messages and metadata may be.") TimeSettings time,

        @Setting("Who runs the node; it stands in the metadata.")
        OperatorSettings operator,

        @Setting("Our Connector, for foreign citizens here. Without any of these settings we have none.")
        Optional<ConnectorSettings> connector,

        @Setting("Our Proxy-Service, for our citizens abroad. Without any of these settings we have none.")
        Optional<ProxySettings> proxy,

        @Setting("Nodes of ours that remember together. Without any of these settings, one node remembers alone.")
        Optional<ClusterSettings> cluster,

        @Setting("Another country.") Map<NodeCountry, PeerSettings> peer) {

    private static final int KILOBYTE = 1_024;
    private static final int LEAST = 256;
    private static final long MOST = Runtime.getRuntime().maxMemory() / KILOBYTE / 2;
    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9-]{1,64}");
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,40}");

    public Configuration {
        if (!NAME.matcher(name).matches()) {
            throw new InvalidSetting("The setting name is of a-z, 0-9 and hyphens, 40 at most.");
        }
        if (connector.isEmpty() && proxy.isEmpty()) {
            throw new InvalidSetting("The service has no role: neither connector.* nor proxy.* is set.");
        }
        if (peer.containsKey(country)) {
            throw new InvalidSetting("Our own country " + country + " is not a peer.");
        }
        if (!address.getScheme().equals("https") && !time.allowHttp()) {
            throw new InvalidSetting("The setting address begins with https (IA 6.4).");
        }
        if (memory.isPresent() && (memory.get() < LEAST || memory.get() > MOST)) {
            throw new InvalidSetting(
                    "The setting memory is " + LEAST + " at least and, with this heap, " + MOST + " at most.");
        }
        if (clientAddress.isPresent() && !HEADER.matcher(clientAddress.get()).matches()) {
            throw new InvalidSetting("The setting client-address is the name of a header.");
        }
        peer = Map.copyOf(peer);
        requireHost("address", address);
        connector.flatMap(ConnectorSettings::issuer).ifPresent(issuer -> requireHost("connector.issuer", issuer));
    }

    /**
     * Reads a file of properties and the environment.
     *
     * @throws InvalidSetting with one sentence for each mistake, a line each
     */
    public static Configuration read(Path file, Map<String, String> environment) {
        return Reader.read(Configuration.class, file, environment);
    }

    /** The address of something of ours. */
    public String at(String path) {
        return withoutSlash(address) + path;
    }

    /** How much memory there is for what waits, in bytes. */
    public long room() {
        return memory.map(kilobytes -> kilobytes * (long) KILOBYTE).orElseGet(Store::usual);
    }

    /** Whether browsers reach all of us by https, and nothing else at the same host needs another way. */
    public boolean isByHttpsAlone() {
        return at("").startsWith("https:") && issuer().startsWith("https:") && !time.allowHttp();
    }

    /** The address of our OpenID provider, as tokens say it. */
    public String issuer() {
        return withoutSlash(connector.flatMap(ConnectorSettings::issuer).orElse(address));
    }

    private static void requireHost(String setting, URI address) {
        if (!List.of("", "/").contains(address.getPath()) || address.getQuery() != null) {
            throw new InvalidSetting("The setting " + setting + " is a host and perhaps a port, without a path.");
        }
    }

    private static String withoutSlash(URI address) {
        String text = address.toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }
}
