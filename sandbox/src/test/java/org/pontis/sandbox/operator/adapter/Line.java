package org.pontis.sandbox.operator.adapter;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import org.pontis.broker.MethodId;
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
import org.pontis.sandbox.e2e.Patience;
import org.pontis.sandbox.operator.Operated;

/** The adapter and the operator that it speaks to. */
final class Line {

    private static final long PATIENCE_SECONDS = 60;
    private static final InstantSource CLOCK = InstantSource.system();

    private final Operated world;
    private final Map<String, MobileOperator> adapters;
    private boolean slow;

    Line(Operated world, Path profiles) throws Exception {
        this.world = world;
        profile(profiles, "sim-es", """
                template = en319412-1
                methods = mobile-id
                policies = 1.3.6.1.4.1.99999.10.1
                countries = ES
                organisations = allowed
                level = high
                """);
        profile(profiles, "sim-ee", "template = mobile-id-ee\n");
        Signer signer = new Signer(CertificateCheck.of(
                new MethodId("mobile-id"), new Settings("", Map.of("issuers", profiles.toString())::get)));
        adapters = Map.of("rest", new MidRest(rest(), signer), "mss", new MssRest(mss(), signer));
    }

    private void profile(Path folder, String issuer, String text) throws Exception {
        Files.writeString(
                folder.resolve(issuer + ".pem"),
                "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(world.authority
                                        .issuer(issuer)
                                        .certificate()
                                        .getEncoded())
                        + "\n-----END CERTIFICATE-----\n");
        Files.writeString(
                folder.resolve(issuer + ".properties"),
                text + "issuers = " + issuer + ".pem\nocsp =\nocsp-hosts = "
                        + URI.create(world.url("")).getAuthority() + "\n");
    }

    private Settings rest() {
        return new Settings(
                "",
                Map.of(
                        "url", world.url("/mid-api"),
                        "relying-party-uuid", "00000000-0000-0000-0000-000000000000",
                        "relying-party-name", "PONTIS",
                        "timeout", "PT3S")::get);
    }

    private Settings mss() {
        return new Settings(
                "",
                Map.of(
                        "url", world.url("/mss"),
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
        world.faults.play(fault, slow ? Map.of("delayMillis", "4000") : Map.of());
    }

    /** The adapter gave up, but the operator takes the order in the end; the SIM would be busy for the next test. */
    void putDownWhatRingsLate() {
        if (slow) {
            world.faults.stopAll();
            world.prompt(Operated.ANA);
            slow = false;
        }
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
        String phone = who.phone().value();
        if (!(begun instanceof Answer.Begun there)) {
            return begun;
        }
        Answer answer = begun;
        while (answer instanceof Answer.Begun || answer instanceof Answer.Running) {
            CompletableFuture<Answer> look = adapters.get(dialect).look(order, there.session(), CLOCK);
            Patience.until("the operator has looked", () -> {
                world.approveWhatShows(phone, "1234");
                return look.isDone();
            });
            answer = soon(look);
        }
        return answer;
    }

    /** No answer is what the method makes of it: the operator is unavailable. */
    private static Answer soon(CompletableFuture<Answer> answer) throws Exception {
        try {
            return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException none) {
            return new Answer.Ended(MobileProblems.UNAVAILABLE);
        }
    }
}
