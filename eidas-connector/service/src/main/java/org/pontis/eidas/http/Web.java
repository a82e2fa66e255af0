package org.pontis.eidas.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.helidon.common.buffers.DataReader;
import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.RequestException;
import io.helidon.http.ServerRequestHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.ListenerConfig;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.helidon.webserver.http1.Http1Config;
import org.pontis.broker.InvalidSetting;
import org.pontis.eidas.config.Configuration;
import org.pontis.eidas.config.TlsSettings;
import org.pontis.eidas.store.NoRoom;
import org.pontis.eidas.store.Payer;

/** The web server: Helidon, each request on a virtual thread of its own. It gets every request and knows no address. */
final class Web implements AutoCloseable {

    /** A message of the most octets that is read, in Base64, with many of its characters escaped. */
    static final int LONGEST_BODY = 393_216;

    private static final int FIRST_READ = 8_192;
    private static final int LONGEST_QUERY = 270_000;
    private static final int LONGEST_HEADERS = 32_768;
    private static final int MOST_CONNECTIONS = 4_096;

    /** What an open connection may take of the heap, with what waits in its buffers. */
    private static final long CONNECTION = 98_304;

    private static final Duration BODY = Duration.ofSeconds(20);

    /** From the first octet of a request to the last, and between two of them; longer than we ever wait for somebody else. */
    private static final Duration SLOWEST = Duration.ofMinutes(1);

    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final Duration GRACE = Duration.ofSeconds(25);

    private static final String TLS = "tls";
    private static final String MANAGEMENT = "management";

    private final Configuration configuration;
    private final Faults faults;
    private final Measures measures;
    private final Callers callers;
    private final boolean secure;
    private final Intake intake = new Intake(Runtime.getRuntime().maxMemory());
    private final WebServer server;

    Web(Configuration configuration, Routes open, Routes inside, Faults faults, Measures measures) {
        this.configuration = configuration;
        this.faults = faults;
        this.measures = measures;
        this.callers = new Callers(configuration.clientAddress());
        this.secure = configuration.isByHttpsAlone();
        Routes plain = configuration.managementPort().isPresent() ? open : open.and(inside);
        WebServerConfig.Builder builder = WebServer.builder().shutdownHook(false);
        listen(builder, configuration.listenPort());
        builder.routing(routing(plain));
        configuration
                .tls()
                .ifPresent(settings -> builder.putSocket(TLS, (ListenerConfig.Builder listener) -> {
                    listen(listener, settings.port());
                    listener.tls(tls -> tls.sslContext(TrustedTls.server(settings))
                                    .enabledProtocols(List.of("TLSv1.3", "TLSv1.2")))
                            .routing(routing(open));
                }));
        configuration
                .managementPort()
                .ifPresent(port -> builder.putSocket(MANAGEMENT, (ListenerConfig.Builder listener) -> {
                    listen(listener, port);
                    listener.routing(routing(inside));
                }));
        this.server = start(builder);
    }

    /** Helidon does not throw when a port is taken. */
    private WebServer start(WebServerConfig.Builder builder) {
        WebServer started = builder.build().start();
        if (!started.isRunning()) {
            started.stop();
            throw new InvalidSetting("The service cannot listen at " + configuration.listenHost() + ", "
                    + Stream.of(
                                    Stream.of(configuration.listenPort()),
                                    configuration.tls().map(TlsSettings::port).stream(),
                                    configuration.managementPort().stream())
                            .flatMap(ports -> ports)
                            .map(port -> "port " + port)
                            .collect(Collectors.joining(" and "))
                    + ": is that an address of this machine, and does another program listen there?");
        }
        return started;
    }

    URI plain() {
        return address("http", server.port());
    }

    Optional<URI> tls() {
        return configuration.tls().map(settings -> address("https", server.port(TLS)));
    }

    URI management() {
        return configuration
                .managementPort()
                .map(port -> address("http", server.port(MANAGEMENT)))
                .orElseGet(this::plain);
    }

    @Override
    public void close() {
        server.stop();
    }

    private URI address(String scheme, int port) {
        return URI.create(scheme + "://" + configuration.listenHost() + ":" + port);
    }

    private void listen(ListenerConfig.BuilderBase<?, ?> listener, int port) {
        listener.host(configuration.listenHost())
                .port(port)
                .addProtocol(Http1Config.builder()
                        .maxPrologueLength(LONGEST_QUERY)
                        .maxHeadersSize(LONGEST_HEADERS)
                        .build())
                .maxTcpConnections(mostConnections())
                .idleConnectionTimeout(SLOWEST)
                .idleConnectionPeriod(LOOK)
                .shutdownGracePeriod(GRACE)
                .directHandlers(unreadable());
    }

    private static int mostConnections() {
        return (int) Math.min(MOST_CONNECTIONS, Runtime.getRuntime().maxMemory() / CONNECTION);
    }

    /** What is refused before it is a request at all. */
    private DirectHandlers unreadable() {
        Unreadable handler = new Unreadable(faults, secure);
        DirectHandlers.Builder handlers = DirectHandlers.builder();
        for (var type : DirectHandler.EventType.values()) {
            handlers.addHandler(type, handler);
        }
        return handlers.build();
    }

    private Consumer<HttpRouting.Builder> routing(Routes routes) {
        return rules -> rules.any((request, response) -> answer(routes, request, response));
    }

    private void answer(Routes routes, ServerRequest request, ServerResponse response) {
        long begin = System.nanoTime();
        String path = request.prologue().uriPath().rawPath();
        String method = request.prologue().method().text();
        Call call = new Call(method, path, request.prologue().query().rawValue(), header(request.headers()), "");
        Answer answer = Payer.calling(callers.of(request), () -> answer(routes, request, call));
        response.status(answer.status());
        Headers.of(answer, secure)
                .forEach(header -> response.headers().add(HeaderNames.create(header.getKey()), header.getValue()));
        measures.request(routes.name(path), method, answer.status(), Duration.ofNanos(System.nanoTime() - begin));
        response.send(answer.body());
    }

    private Answer answer(Routes routes, ServerRequest request, Call call) {
        try {
            Routes.Handler handler = routes.find(call.method(), call.path());
            if (!call.isPost()) {
                return handler.answer(call);
            }
            if (!call.isForm()) {
                throw BadCall.notAForm();
            }
            try (Intake.Place place = intake.place()) {
                String body = body(request, place);
                return intake.look(
                        body.length(),
                        () -> handler.answer(new Call(call.method(), call.path(), call.query(), call.headers(), body)));
            }
        } catch (RequestException unread) {
            throw unread;
        } catch (BadCall bad) {
            return faults.of(call, bad);
        } catch (NoRoom full) {
            return faults.of(call, BadCall.busy(full.getMessage()));
        } catch (RuntimeException failure) {
            return faults.of(call, failure);
        }
    }

    private static String body(ServerRequest request, Intake.Place place) {
        if (request.headers().contentLength().orElse(0) > LONGEST_BODY) {
            throw unread(Status.REQUEST_ENTITY_TOO_LARGE_413);
        }
        if (!request.content().hasEntity()) {
            return "";
        }
        try {
            // not closed, because that would wait for the rest
            return body(request.content().inputStream(), place);
        } catch (RequestException | BadCall known) {
            throw known;
        } catch (IOException | UncheckedIOException | DataReader.InsufficientDataAvailableException broken) {
            throw unread(Status.REQUEST_TIMEOUT_408);
        } catch (RuntimeException nonsense) {
            throw unread(Status.BAD_REQUEST_400);
        }
    }

    /** Memory is taken as the body comes: who announces one and sends nothing gets next to none. */
    static String body(InputStream in, Intake.Place place) throws IOException {
        long end = System.nanoTime() + BODY.toNanos();
        byte[] read = new byte[FIRST_READ];
        int length = 0;
        while (length <= LONGEST_BODY) {
            if (length == read.length) {
                int more = Math.min(2 * length, LONGEST_BODY + 1);
                place.grow(more);
                read = Arrays.copyOf(read, more);
            }
            int more = in.read(read, length, read.length - length);
            if (more < 0) {
                return new String(read, 0, length, StandardCharsets.ISO_8859_1);
            }
            length += more;
            if (System.nanoTime() - end > 0) {
                throw unread(Status.REQUEST_TIMEOUT_408);
            }
        }
        throw unread(Status.REQUEST_ENTITY_TOO_LARGE_413);
    }

    /** Handled by {@link Unreadable}; what comes after a body that was not read is not the next request. */
    private static RequestException unread(Status status) {
        return RequestException.builder()
                .type(DirectHandler.EventType.OTHER)
                .status(status)
                .setKeepAlive(false)
                .message("")
                .build();
    }

    /** Of several lines with cookies the browser means all (RFC 9113, 8.2.3). */
    static Function<String, Optional<String>> header(ServerRequestHeaders headers) {
        return name -> headers.contains(HeaderNames.create(name))
                ? Optional.of(String.join(
                        name.equals("Cookie") ? ";" : ",",
                        headers.get(HeaderNames.create(name)).allValues()))
                : Optional.empty();
    }
}
