package org.pontis.sandbox.operator.adapter;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import org.pontis.broker.Msisdn;
import org.pontis.broker.PersonIdentifier;
import org.pontis.broker.Settings;
import org.pontis.idp.certificate.CertificateCheck;
import org.pontis.idp.mobileid.mss.MssRest;
import org.pontis.idp.mobileid.operator.Answer;
import org.pontis.idp.mobileid.operator.Challenge;
import org.pontis.idp.mobileid.operator.MobileOperator;
import org.pontis.idp.mobileid.operator.MobileProblems;
import org.pontis.idp.mobileid.operator.Order;
import org.pontis.idp.mobileid.operator.Role;
import org.pontis.idp.mobileid.operator.Signer;
import org.pontis.idp.mobileid.operator.Subscriber;
import org.pontis.idp.mobileid.operator.Wording;
import org.pontis.idp.mobileid.rest.MidRest;
import org.pontis.sandbox.Addresses;
import org.pontis.sandbox.ca.CertificateAuthority;
import org.pontis.sandbox.ca.StatusSite;
import org.pontis.sandbox.faults.Faults;
import org.pontis.sandbox.operator.OperatorFaults;
import org.pontis.sandbox.operator.Sims;
import org.pontis.sandbox.operator.Timing;
import org.pontis.sandbox.operator.mss.Partner;
import org.pontis.sandbox.phones.PhoneNumber;
import org.pontis.sandbox.phones.Phones;
import org.pontis.sandbox.phones.PinPad;
import org.pontis.sandbox.phones.Prompt;
import org.pontis.sandbox.web.Site;

/** The operator with its authority on a free port, and the adapter that speaks to it. */
final class Line implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 60;
    private static final InstantSource CLOCK = InstantSource.system();

    private final int port = Addresses.free().sandbox();
    private final Site site = new Site(port);
    private final Phones phones = new Phones();
    private final org.pontis.sandbox.operator.MobileOperator operator;
    private final Faults faults = new Faults(OperatorFaults.ALL);
    private final Map<String, MobileOperator> adapters;
    private boolean slow;

    Line(Path state, Path profiles) throws Exception {
        CertificateAuthority authority =
                CertificateAuthority.open(state, URI.create("http://localhost:" + port), CLOCK);
        new StatusSite(authority, new Faults(org.pontis.sandbox.ca.CaFaults.ALL)).addTo(site);
        operator = org.pontis.sandbox.operator.MobileOperator.open(
                authority,
                Sims.ofTestCitizens(),
                faults,
                phones,
                new Timing(Duration.ZERO, Duration.ofMillis(10), Duration.ofMinutes(5)),
                CLOCK);
        new org.pontis.sandbox.operator.rest.MidRest(operator, CLOCK).addTo(site);
        new org.pontis.sandbox.operator.mss.MssRest(operator, authority, Partner.pontis("word"), CLOCK).addTo(site);
        site.start();
        profile(profiles, authority, "sim-es", """
                template = en319412-1
                methods = mobile-id
                policies = 1.3.6.1.4.1.99999.10.1
                countries = ES
                organisations = allowed
                level = high
                """);
        profile(profiles, authority, "sim-ee", "template = mobile-id-ee\n");
        Signer signer = new Signer(
                CertificateCheck.of("mobile-id", new Settings("", Map.of("issuers", profiles.toString())::get)));
        adapters = Map.of("rest", new MidRest(rest(), signer), "mss", new MssRest(mss(), signer));
    }

    private void profile(Path folder, CertificateAuthority authority, String issuer, String text) throws Exception {
        Files.writeString(
                folder.resolve(issuer + ".pem"),
                "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(
                                        authority.issuer(issuer).certificate().getEncoded())
                        + "\n-----END CERTIFICATE-----\n");
        Files.writeString(
                folder.resolve(issuer + ".properties"),
                text + "issuers = " + issuer + ".pem\nocsp =\nocsp-hosts = localhost:" + port + "\n");
    }

    private Settings rest() {
        return new Settings(
                "",
                Map.of(
                        "url", "http://localhost:" + port + "/mid-api",
                        "relying-party-uuid", "00000000-0000-0000-0000-000000000000",
                        "relying-party-name", "PONTIS",
                        "timeout", "PT3S")::get);
    }

    private Settings mss() {
        return new Settings(
                "",
                Map.of(
                        "url", "http://localhost:" + port + "/mss",
                        "ap-id", "http://pontis.sandbox",
                        "ap-password", "word",
                        "prefix", "Pontis",
                        "languages", "EN ES CA GL EU",
                        "poll-after", "PT0.1S",
                        "profile-self", "http://pontis.sandbox/self",
                        "profile-company", "http://pontis.sandbox/company")::get);
    }

    void play(String fault) {
        // longer than the adapter's patience, and no longer than it must be
        slow = fault.equals("mid-slow");
        faults.play(fault, slow ? Map.of("delayMillis", "4000") : Map.of());
    }

    void calm() throws InterruptedException {
        faults.stopAll();
        if (slow) {
            putDownWhatRingsLate();
        }
        operator.sims().all().forEach(sim -> sim.unblock("12345678"));
    }

    /** The adapter gave up, but the operator takes the order in the end; the SIM would be busy for the next test. */
    private void putDownWhatRingsLate() throws InterruptedException {
        PhoneNumber number = PhoneNumber.of("+34600000001");
        while (phones.prompts().on(number).isEmpty()) {
            Thread.sleep(5);
        }
        phones.prompts().on(number).forEach(prompt -> pad(number, prompt).ifPresent(PinPad::cancel));
        slow = false;
    }

    static Subscriber spanish(String dni, String phone) {
        return new Subscriber(new PersonIdentifier("ES", "IDC", dni), new Msisdn(phone));
    }

    static Subscriber estonian(String code, String phone) {
        return new Subscriber(new PersonIdentifier("EE", "PNO", code), new Msisdn(phone));
    }

    Answer ask(String dialect, Subscriber who) throws Exception {
        return soon(adapters.get(dialect).ask(who, CLOCK));
    }

    Order order(String dialect, Subscriber who, Optional<Role> role) {
        Challenge challenge = Challenge.fresh();
        Locale language = Locale.forLanguageTag("es");
        String text = adapters.get(dialect).text(new Wording("Agencia Tributaria (demo)", language, challenge));
        return new Order(who, role, challenge, text, language);
    }

    Answer ring(String dialect, Order order) throws Exception {
        return soon(adapters.get(dialect).ring(order, CLOCK));
    }

    /** Looks until it is over. */
    Answer end(String dialect, Order order, Answer begun) throws Exception {
        Answer answer = begun;
        String session = begun instanceof Answer.Begun there ? there.session() : "";
        while (answer instanceof Answer.Begun || answer instanceof Answer.Running) {
            answer = soon(adapters.get(dialect).look(order, session, CLOCK));
        }
        return answer;
    }

    void cancel(String dialect, Order order, Answer.Begun begun) throws Exception {
        adapters.get(dialect).cancel(order, begun.session(), CLOCK).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** The whole way, with a citizen who types her PIN if her phone asks for it. */
    Answer login(String dialect, Subscriber who, Optional<Role> role) throws Exception {
        Order order = order(dialect, who, role);
        Answer begun = ring(dialect, order);
        PhoneNumber number = PhoneNumber.of(who.phone().value());
        if (!(begun instanceof Answer.Begun there)) {
            return begun;
        }
        Answer answer = begun;
        while (answer instanceof Answer.Begun || answer instanceof Answer.Running) {
            CompletableFuture<Answer> look = adapters.get(dialect).look(order, there.session(), CLOCK);
            while (!look.isDone()) {
                phones.prompts().on(number).forEach(prompt -> pad(number, prompt)
                        .ifPresent(pinPad -> pinPad.approve("1234")));
                Thread.sleep(5);
            }
            answer = soon(look);
        }
        return answer;
    }

    Optional<Prompt> prompt(String phone) {
        return phones.prompts().on(PhoneNumber.of(phone)).stream().findFirst();
    }

    private Optional<PinPad> pad(PhoneNumber number, Prompt prompt) {
        return phones.prompts().pad(number, prompt.id());
    }

    /** No answer is what the method makes of it: the operator is unavailable. */
    private static Answer soon(CompletableFuture<Answer> answer) throws Exception {
        try {
            return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException none) {
            return new Answer.Ended(MobileProblems.UNAVAILABLE);
        }
    }

    @Override
    public void close() {
        site.close();
        operator.close();
    }
}
