package org.pontis.sandbox.operator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.pontis.sandbox.Addresses;
import org.pontis.sandbox.ca.CaFaults;
import org.pontis.sandbox.ca.CertificateAuthority;
import org.pontis.sandbox.ca.StatusSite;
import org.pontis.sandbox.e2e.Patience;
import org.pontis.sandbox.faults.Fault;
import org.pontis.sandbox.faults.Faults;
import org.pontis.sandbox.operator.mss.MssRest;
import org.pontis.sandbox.operator.mss.Partner;
import org.pontis.sandbox.operator.rest.MidRest;
import org.pontis.sandbox.phones.Owner;
import org.pontis.sandbox.phones.PhoneNumber;
import org.pontis.sandbox.phones.PhonePages;
import org.pontis.sandbox.phones.Phones;
import org.pontis.sandbox.phones.PhonesApi;
import org.pontis.sandbox.phones.PinPad;
import org.pontis.sandbox.phones.Prompt;
import org.pontis.sandbox.web.Response;
import org.pontis.sandbox.web.Site;

/**
 * An operator that is quick to judge, on a free port, with the phones of its customers and the authority of their certificates. It
 * lives as long as a test class, and after each test everything is as at the beginning.
 */
public final class Operated implements AfterEachCallback, AfterAllCallback {

    public static final String ANA = "+34600000001";

    private final int port = Addresses.free().sandbox();
    private final Site site = new Site(port);
    private final HttpClient http = HttpClient.newHttpClient();
    private final Phones phones = new Phones();
    private final MobileOperator operator;
    public final Faults faults = new Faults(OperatorFaults.ALL);
    public final CertificateAuthority authority;

    /** How far the clock is ahead; only ages are measured with it. */
    public Duration ahead = Duration.ZERO;

    public Operated() {
        InstantSource clock = () -> Instant.now().plus(ahead);
        authority = CertificateAuthority.open(folder(), URI.create(url("")), InstantSource.system());
        new StatusSite(authority, new Faults(CaFaults.ALL)).addTo(site);
        Timing timing = new Timing(Duration.ZERO, Duration.ofMillis(10), Duration.ofMinutes(5));
        operator = new MobileOperator(authority, Sims.ofTestCitizens(), faults, phones, timing, clock);
        new MidRest(operator, clock).addTo(site);
        new MssRest(operator, authority, Partner.pontis("word"), clock).addTo(site);
        new OperatorPages(operator.sims()).addTo(site);
        PhonesApi.addTo(site, phones);
        new PhonePages(
                        phones,
                        operator.sims().all().stream()
                                .map(sim -> new Owner(
                                        sim.subscriber().number(),
                                        sim.subscriber().name()))
                                .toList())
                .addTo(site);
        site.start();
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target")), "operator-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public MobileOperator operator() {
        return operator;
    }

    public Phones phones() {
        return phones;
    }

    public String url(String path) {
        return "http://localhost:" + port + path;
    }

    public void play(Fault fault) {
        faults.play(fault.name(), Map.of());
    }

    @Override
    public void afterEach(ExtensionContext test) {
        faults.stopAll();
        ahead = Duration.ZERO;
        operator.sims().all().forEach(sim -> sim.unblock("12345678"));
        operator.sims().all().forEach(sim -> putDown(sim.subscriber().number()));
    }

    /** Until the SIM is free: an order may still be on its way to the phone. */
    private void putDown(PhoneNumber number) {
        Patience.until("the SIM is free", () -> {
            phones.prompts().on(number).forEach(prompt -> pad(number, prompt).ifPresent(PinPad::cancel));
            return !operator.isBusy(number);
        });
    }

    /** Waits until the phone shows a prompt. */
    public Prompt prompt(String phone) {
        return Patience.until("the phone rings", () -> prompts(phone).stream().reduce((first, last) -> last));
    }

    /** What the phone shows now. */
    public List<Prompt> prompts(String phone) {
        return phones.prompts().on(PhoneNumber.of(phone));
    }

    public PinPad.Reaction approve(String phone, String pin) {
        return pad(PhoneNumber.of(phone), prompt(phone)).orElseThrow().approve(pin);
    }

    /** She types her PIN into everything that her phone shows now, if it shows anything. */
    public void approveWhatShows(String phone, String pin) {
        PhoneNumber number = PhoneNumber.of(phone);
        prompts(phone).forEach(prompt -> pad(number, prompt).ifPresent(pad -> pad.approve(pin)));
    }

    public void cancel(String phone) {
        pad(PhoneNumber.of(phone), prompt(phone)).orElseThrow().cancel();
    }

    private Optional<PinPad> pad(PhoneNumber number, Prompt prompt) {
        return phones.prompts().pad(number, prompt.id());
    }

    public HttpResponse<String> send(String method, String path, String body) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(url(path)))
                        .method(method, BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    public JsonNode json(String method, String path, Object body) throws IOException, InterruptedException {
        return Response.JSON.readTree(
                send(method, path, Response.JSON.writeValueAsString(body)).body());
    }

    @Override
    public void afterAll(ExtensionContext test) {
        site.close();
        operator.close();
        http.close();
    }
}
