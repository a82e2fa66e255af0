package org.pontis.sandbox.e2e.attack.eidas;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.eidas.config.Configuration;
import org.pontis.eidas.flow.PostForm;
import org.pontis.eidas.http.Service;
import org.pontis.sandbox.eidas.KeyRing;
import org.pontis.sandbox.eidas.Suite;
import org.pontis.sandbox.foreign.ForeignCountry;
import org.pontis.sandbox.foreign.Misdeed;
import org.pontis.sandbox.web.Response;
import org.pontis.sandbox.web.Site;

import static org.assertj.core.api.Assertions.assertThat;

/** The service in both its roles, as it runs, with the broker at home before it and two other countries behind it. */
final class OurNode implements AutoCloseable {

    private static final Pattern CHECK = Pattern.compile("incident [0-9A-Z]{8} [A-Z_]+: ([A-Z]+-[0-9]{2}) ");
    private static final String VERIFIER = "v".repeat(43);
    private static final int PEERS = 4;

    final ForeignCountry abroad;
    final ForeignCountry third;
    final HomeBroker broker;
    private final Site home = new Site(0);
    private final String address;
    private final Path exchanges;
    private final Service service;
    private final Causes causes = new Causes();
    private final Map<String, Browser> browsers = new ConcurrentHashMap<>();

    /** @param third how the third country's metadata is made */
    OurNode(Path folder, Misdeed.Change third) {
        this.broker = new HomeBroker(home, "http://localhost:" + home.port());
        home.start();
        this.abroad = ForeignCountry.start("CB");
        this.third = ForeignCountry.start("CC").publishing(third);
        int port = free();
        this.address = "http://localhost:" + port;
        this.exchanges = folder.resolve("exchanges.log");
        this.service = Service.start(Configuration.read(write(folder, port), Map.of()));
        for (ForeignCountry country : new ForeignCountry[] {abroad, this.third}) {
            country.meets(URI.create(at("/connector/metadata")), URI.create(at("/service/metadata")));
        }
        awaitPeers();
    }

    private Path write(Path folder, int port) {
        KeyRing keys = new KeyRing(folder.resolve("keys"), Suite.EC_RSA, "ES").make();
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("country", "ES");
        settings.put("name", "eidas-es");
        settings.put("address", address);
        settings.put("listen-port", String.valueOf(port));
        settings.put("exchange-log", exchanges.toString());
        settings.put("time.allow-http", "true");
        settings.put("management-on-plain", "true");
        settings.put("operator.name", "Test");
        settings.put("operator.site", "https://test.example");
        settings.put("operator.support-email", "support@test.example");
        settings.put("operator.technical-email", "technical@test.example");
        settings.put("connector.subject-secret", Base64.getEncoder().encodeToString(new byte[32]));
        settings.put("connector.keys.encryption", "encryption");
        settings.put("connector.client.id", HomeBroker.CLIENT);
        settings.put("connector.client.redirect-uris", broker.callback());
        settings.put("connector.client.jwks", broker.issuer() + "/jwks");
        settings.put("connector.client.pushed-only", "false");
        settings.put("proxy.identifier", "plain");
        settings.put("proxy.broker.issuer", broker.issuer());
        settings.put("proxy.broker.client-id", "proxy");
        for (String role : new String[] {"connector", "proxy"}) {
            settings.put(role + ".keys.store", keys.store().toString());
            settings.put(role + ".keys.password", "file:" + keys.folder().resolve("password"));
        }
        for (ForeignCountry country : new ForeignCountry[] {abroad, third}) {
            String peer = "peer." + country.country() + ".";
            settings.put(peer + "service", country.service());
            settings.put(peer + "connector", country.connector());
            settings.put(
                    peer + "anchors",
                    country.writeAnchor(folder.resolve(country.country() + ".pem"))
                            .toString());
        }
        try {
            return Files.writeString(
                    folder.resolve("node.properties"),
                    settings.entrySet().stream()
                            .map(setting -> setting.getKey() + "=" + setting.getValue() + "\n")
                            .collect(Collectors.joining()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String at(String path) {
        return address + path;
    }

    /** The request to the node abroad, of a login that just began. */
    PostForm begin(LevelOfAssurance level) {
        return begin(new Browser(), abroad, level);
    }

    PostForm begin(Browser browser, ForeignCountry country, LevelOfAssurance level) {
        HttpResponse<String> leaving = browser.get(at("/authorize?"
                + Browser.form(Map.of(
                        "client_id",
                        HomeBroker.CLIENT,
                        "redirect_uri",
                        broker.callback(),
                        "response_type",
                        "code",
                        "scope",
                        "openid",
                        "acr_values",
                        level.uri(),
                        "login_hint",
                        "country:" + country.country(),
                        "code_challenge",
                        challenge(),
                        "code_challenge_method",
                        "S256"))));
        PostForm form = Browser.letter(leaving).orElseThrow(() -> new AssertionError(leaving.body()));
        browsers.put(form.relayState().orElseThrow(), browser);
        return form;
    }

    /** What comes of an answer, in the browser whose login it belongs to by its relay state, or in a new one. */
    Ending end(PostForm answer) {
        PostForm form = new PostForm(at("/connector/response"), answer.field(), answer.message(), answer.relayState());
        return end(answer.relayState().map(browsers::get).orElseGet(Browser::new), () -> new Browser().carry(form));
    }

    /** What comes of an answer that is taken to us like this. */
    Ending end(Browser browser, Supplier<HttpResponse<String>> taking) {
        long place = place();
        HttpResponse<String> taken = taking.get();
        HttpResponse<String> end = Browser.location(taken)
                .filter(location -> location.startsWith(at("/")))
                .map(browser::get)
                .orElse(taken);
        return new Ending(
                line(place),
                causes.take(),
                Browser.problem(end),
                Browser.incident(end),
                Browser.location(end)
                        .filter(location -> location.startsWith(broker.callback() + "?"))
                        .filter(location -> location.matches(".*[?&]code=.*")));
    }

    /** Who logged in: what the broker is told for the code. */
    JWTClaimsSet redeem(String location) {
        HttpResponse<String> token = new Browser()
                .postFromElsewhere(
                        at("/token"),
                        Browser.form(Map.of(
                                "grant_type",
                                "authorization_code",
                                "code",
                                parameter(location, "code"),
                                "redirect_uri",
                                broker.callback(),
                                "code_verifier",
                                VERIFIER,
                                "client_id",
                                HomeBroker.CLIENT,
                                "client_assertion_type",
                                "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                                "client_assertion",
                                broker.proof(address))));
        try {
            return SignedJWT.parse(Response.JSON
                            .readTree(token.body())
                            .path("id_token")
                            .asText())
                    .getJWTClaimsSet();
        } catch (IOException | ParseException e) {
            throw new AssertionError(token.body(), e);
        }
    }

    /** What comes of a request. */
    Reply reply(PostForm request) {
        Browser browser = new Browser();
        PostForm form = new PostForm(at("/service/request"), request.field(), request.message(), request.relayState());
        return reply(browser, () -> browser.carry(form));
    }

    /** What comes of a request by redirect. */
    Reply reply(String query) {
        Browser browser = new Browser();
        return reply(browser, () -> browser.get(at("/service/request?" + query)));
    }

    Reply reply(Browser browser, Supplier<HttpResponse<String>> taking) {
        long place = place();
        HttpResponse<String> taken = taking.get();
        Optional<String> asking = Browser.location(taken)
                .map(browser::get)
                .flatMap(Browser::location)
                .filter(location -> location.startsWith(broker.issuer() + "/authorize?"));
        return new Reply(
                line(place),
                causes.take(),
                browser,
                asking,
                Browser.letter(taken),
                Browser.problem(taken),
                Browser.incident(taken));
    }

    /** Ana logs in at the broker: the consent page. */
    HttpResponse<String> consent(Reply reply) {
        String asking = reply.accepted();
        String state = parameter(asking, "state");
        HttpResponse<String> back = reply.browser()
                .get(at("/broker/callback?"
                        + Browser.form(Map.of(
                                "state", state,
                                "code", broker.code(parameter(asking, "nonce")),
                                "iss", broker.issuer()))));
        return reply.browser().get(Browser.location(back).orElseThrow(() -> new AssertionError(back.body())));
    }

    /** Ana logs in at the broker, and agrees. */
    PostForm login(Reply reply) {
        HttpResponse<String> page = consent(reply);
        HttpResponse<String> leaving = reply.browser()
                .post(
                        at("/service/consent"),
                        Map.of("id", parameter(page.uri().toString(), "id"), "consent", "accept"));
        return Browser.letter(leaving).orElseThrow(() -> new AssertionError(leaving.body()));
    }

    static String parameter(String address, String name) {
        return Arrays.stream(URI.create(address).getRawQuery().split("&"))
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No " + name + " in " + address));
    }

    /** The first line of the log of messages behind this place; nothing if there is none. */
    private JsonNode line(long place) {
        try (RandomAccessFile file = new RandomAccessFile(exchanges.toFile(), "r")) {
            file.seek(place);
            String line = file.readLine();
            return line == null ? MissingNode.getInstance() : Response.JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the log of messages ends. */
    private long place() {
        return exchanges.toFile().length();
    }

    private void awaitPeers() {
        Instant patience = Instant.now().plusSeconds(60);
        while (peersUp() < PEERS) {
            assertThat(Instant.now())
                    .as("the other countries are known in time")
                    .isBefore(patience);
        }
    }

    private long peersUp() {
        try {
            JsonNode peers = Response.JSON
                    .readTree(new Browser().get(at("/health/ready")).body())
                    .path("peers");
            return peers.valueStream()
                    .filter(peer -> peer.asText().equals("UP"))
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String challenge() {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int free() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        causes.close();
        service.close();
        home.close();
        abroad.close();
        third.close();
    }

    /**
     * How a login ended, or that it goes on.
     *
     * @param exchange the line in the log of messages; missing if it came to none
     * @param cause as the operator's log has it
     * @param code where the browser goes with a code, if somebody is in
     */
    record Ending(
            JsonNode exchange,
            String cause,
            Optional<String> problem,
            Optional<String> incident,
            Optional<String> code) {

        String result() {
            return OurNode.result(exchange, cause, problem);
        }
    }

    /** The log of messages counts junk instead of writing it down when much of it came; the operator's log still says why. */
    private static String result(JsonNode exchange, String cause, Optional<String> problem) {
        Matcher check = CHECK.matcher(cause);
        return exchange.has("result")
                ? exchange.path("result").asText()
                : check.find() ? check.group(1) : problem.orElse("");
    }

    /**
     * What a request met with.
     *
     * @param asking where the browser goes to be logged in, if it was accepted
     * @param answer what goes back at once, if anything
     */
    record Reply(
            JsonNode exchange,
            String cause,
            Browser browser,
            Optional<String> asking,
            Optional<PostForm> answer,
            Optional<String> problem,
            Optional<String> incident) {

        String result() {
            return OurNode.result(exchange, cause, problem);
        }

        String accepted() {
            return asking.orElseThrow(() -> new AssertionError(result() + " " + cause));
        }
    }
}
