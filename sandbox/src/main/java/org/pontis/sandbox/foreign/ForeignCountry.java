package org.pontis.sandbox.foreign;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.pontis.eidas.attributes.NodeCountry;
import org.pontis.eidas.flow.PostForm;
import org.pontis.eidas.saml.check.Arrival;
import org.pontis.eidas.saml.check.ResponseVerdict;
import org.pontis.eidas.saml.message.EidasStatus;
import org.pontis.sandbox.faults.Fault;
import org.pontis.sandbox.faults.Faults;
import org.pontis.sandbox.faults.FaultsApi;
import org.pontis.sandbox.web.Request;
import org.pontis.sandbox.web.Response;
import org.pontis.sandbox.web.Site;

/**
 * Another country, whose nodes run in this process over http. Its metadata is at {@link #service()} and {@link #connector()}; its
 * citizens log in at once. What it shall do wrong is played by name, as anywhere in the sandbox ({@code GET /api/faults}), or
 * given for one message.
 */
public final class ForeignCountry implements AutoCloseable {

    private final NodeCountry country;
    private final String address;
    private final CountryKeys keys;
    private final Faults faults = new Faults(Misdeeds.faults());
    private final Site site;
    private final AnsweringNode answering;
    private final AskingNode asking;
    private volatile Optional<Neighbour> neighbour = Optional.empty();
    private volatile Citizen citizen = Citizen.SOMEBODY;
    private volatile Misdeed.Change publishing = Misdeed.Change.NONE;

    private ForeignCountry(String code, int port) {
        country = new NodeCountry(code);
        site = new Site(port);
        address = "http://localhost:" + site.port();
        keys = CountryKeys.fresh(code);
        answering = new AnsweringNode(country, service(), address + "/service/request", keys);
        asking = new AskingNode(country, connector(), address + "/connector/response", keys);
    }

    /** A country on a free port. */
    public static ForeignCountry start(String code) {
        return start(code, 0);
    }

    public static ForeignCountry start(String code, int port) {
        ForeignCountry started = new ForeignCountry(code, port);
        started.open();
        return started;
    }

    private void open() {
        Publication service = new Publication(country, service(), address + "/service/request", keys);
        Publication connector = new Publication(country, connector(), address + "/connector/response", keys);
        site.get("/service/metadata", request -> published(() -> service.service(metadata())));
        site.get("/connector/metadata", request -> published(() -> connector.connector(metadata())));
        site.post("/service/request", this::answer);
        FaultsApi.addTo(site, faults);
        site.start();
    }

    public NodeCountry country() {
        return country;
    }

    /** The entity ID of its Proxy-Service, where its metadata is. */
    public String service() {
        return address + "/service/metadata";
    }

    /** The entity ID of its Connector, where its metadata is. */
    public String connector() {
        return address + "/connector/metadata";
    }

    public CountryKeys keys() {
        return keys;
    }

    public Faults faults() {
        return faults;
    }

    /** Writes what others take as the anchor of its metadata. */
    public Path writeAnchor(Path file) {
        try {
            StringWriter text = new StringWriter();
            try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
                pem.writeObject(keys.metadata().certificate());
            }
            return Files.writeString(file, text.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gets to know the country under test. */
    public ForeignCountry meets(URI connector, URI service) {
        neighbour = Optional.of(new Neighbour(connector, service));
        return this;
    }

    /** Who logs in from now on. */
    public ForeignCountry citizen(Citizen other) {
        citizen = other;
        return this;
    }

    /** Plays a misdeed, among others that may be played, until it is stopped. */
    public ForeignCountry plays(Misdeed misdeed) {
        faults.play(misdeed.name(), Map.of());
        return this;
    }

    /** Publishes metadata in another way from now on, besides what is played. */
    public ForeignCountry publishing(Misdeed.Change change) {
        publishing = change;
        return this;
    }

    /** Answers a request: a citizen logs in. */
    public PostForm answer(PostForm request) {
        return answer(request, playing(Misdeeds.ANSWERS));
    }

    /** The same, in another way. */
    public PostForm answer(PostForm request, Misdeed.Change change) {
        return answering.login(arrival(request), neighbour().askingNode(), citizen, change);
    }

    /** Answers that there is no login. */
    public PostForm refuse(PostForm request, EidasStatus status) {
        return answering.refusal(arrival(request), neighbour().askingNode(), status, playing(Misdeeds.ANSWERS));
    }

    /** Asks who one of the other country's citizens is. */
    public Asked ask(Wish wish) {
        return ask(wish, playing(Misdeeds.REQUESTS));
    }

    /** The same, in another way. */
    public Asked ask(Wish wish, Misdeed.Change change) {
        return asking.ask(wish, neighbour().answeringNode(), change);
    }

    /** Takes the answer to what it asked. */
    public ResponseVerdict<Asked> take(PostForm answer, Asked asked) {
        return asking.take(answer, asked);
    }

    private Response answer(Request request) throws InterruptedException {
        if (isPlaying(Misdeeds.DOWN)) {
            return Response.hangUp();
        }
        faults.playing(Misdeeds.SLOW).ifPresent(play -> sleep(play.number("delayMillis")));
        PostForm asked = new PostForm(
                address + "/service/request",
                "SAMLRequest",
                request.form().getOrDefault("SAMLRequest", ""),
                Optional.ofNullable(request.form().get("RelayState")));
        return Letter.page(isPlaying(Misdeeds.REFUSES) ? refuse(asked, Misdeeds.REFUSAL) : answer(asked));
    }

    private Response published(Supplier<String> document) {
        if (isPlaying(Misdeeds.DOWN)) {
            return Response.hangUp();
        }
        faults.playing(Misdeeds.SLOW).ifPresent(play -> sleep(play.number("delayMillis")));
        return isPlaying(Misdeeds.GARBAGE)
                ? Response.html("<!DOCTYPE html><title>Out of order</title>")
                : Response.of(200, "application/samlmetadata+xml", document.get());
    }

    private boolean isPlaying(Fault fault) {
        return faults.playing(fault).isPresent();
    }

    private Misdeed.Change playing(List<Misdeed> known) {
        List<Misdeed> played = new ArrayList<>(known);
        played.removeIf(misdeed -> !isPlaying(misdeed.fault()));
        return (recipe, scene) -> {
            Recipe changed = recipe;
            for (Misdeed misdeed : played) {
                changed = misdeed.change().apply(changed, scene);
            }
            return changed;
        };
    }

    private Misdeed.Change metadata() {
        return (recipe, scene) -> playing(Misdeeds.METADATA).apply(publishing.apply(recipe, scene), scene);
    }

    private Neighbour neighbour() {
        return neighbour.orElseThrow(() -> new IllegalStateException("It has met nobody yet."));
    }

    private static Arrival arrival(PostForm form) {
        return Arrival.byPost(form.message(), form.relayState());
    }

    private static void sleep(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        site.close();
    }
}
