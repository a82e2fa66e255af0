package org.pontis.sandbox.operator;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.pontis.sandbox.Addresses;
import org.pontis.sandbox.ca.CertificateAuthority;
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

/** An operator that is quick to judge, on a free port, with the phones of its customers. */
public final class Operated implements AutoCloseable {

    public static final String ANA = "+34600000001";

    private static final long PATIENCE = 60_000;

    private final int port = Addresses.free().sandbox();
    private final Site site = new Site(port);
    private final HttpClient http = HttpClient.newHttpClient();
    private final Phones phones = new Phones();
    private final MobileOperator operator;
    public final Faults faults = new Faults(OperatorFaults.ALL);
    public final CertificateAuthority authority;

    /** How far the clock is ahead; only ages are measured with it. */
    public Duration ahead = Duration.ZERO;

    public Operated(Path state) {
        InstantSource clock = () -> Instant.now().plus(ahead);
        authority = CertificateAuthority.open(state, URI.create("http://localhost:1"), InstantSource.system());
        Timing timing = new Timing(Duration.ZERO, Duration.ofMillis(10), Duration.ofMinutes(5));
        operator = MobileOperator.open(authority, Sims.ofTestCitizens(), faults, phones, timing, clock);
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

    /** Everything as at the beginning. */
    public void calm() {
        faults.stopAll();
        ahead = Duration.ZERO;
        operator.sims().all().forEach(sim -> sim.unblock("12345678"));
        for (Sim sim : operator.sims().all()) {
            PhoneNumber number = sim.subscriber().number();
            phones.prompts().on(number).forEach(prompt -> pad(number, prompt).cancel());
        }
    }

    /** Waits until the phone shows a prompt. */
    public Prompt prompt(String phone) throws InterruptedException {
        long end = System.currentTimeMillis() + PATIENCE;
        PhoneNumber number = PhoneNumber.of(phone);
        while (phones.prompts().on(number).isEmpty()) {
            if (System.currentTimeMillis() > end) {
                throw new AssertionError("The phone does not ring.");
            }
            Thread.sleep(5);
        }
        return phones.prompts().on(number).getLast();
    }

    public PinPad.Reaction approve(String phone, String pin) throws InterruptedException {
        return pad(PhoneNumber.of(phone), prompt(phone)).approve(pin);
    }

    public void cancel(String phone) throws InterruptedException {
        pad(PhoneNumber.of(phone), prompt(phone)).cancel();
    }

    private PinPad pad(PhoneNumber number, Prompt prompt) {
        return phones.prompts().pad(number, prompt.id()).orElseThrow();
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
    public void close() {
        site.close();
        operator.close();
        http.close();
    }
}
