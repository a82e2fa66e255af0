package org.pontis.idp.mobileid.mss;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import org.pontis.broker.Settings;
import org.pontis.idp.mobileid.line.Line;
import org.pontis.idp.mobileid.line.LineSettings;
import org.pontis.idp.mobileid.operator.Answer;
import org.pontis.idp.mobileid.operator.MobileOperator;
import org.pontis.idp.mobileid.operator.MobileProblems;
import org.pontis.idp.mobileid.operator.Order;
import org.pontis.idp.mobileid.operator.Role;
import org.pontis.idp.mobileid.operator.Screen;
import org.pontis.idp.mobileid.operator.Signer;
import org.pontis.idp.mobileid.operator.Subscriber;
import org.pontis.idp.mobileid.operator.VerificationCode;
import org.pontis.idp.mobileid.operator.Wording;

/** Speaks MSS. */
public final class MssRest implements MobileOperator {

    private static final Screen SCREEN = new Screen(239, 119, 239);
    private static final Pattern SESSION = Pattern.compile("[!-~]{1,100}");
    /** For the citizen, in seconds; less than the whole login's deadline. */
    private static final String TIME_OUT = "120";

    private static final String FICOM = "http://mss.ficom.fi/TS102204/v1.0.0#";

    private final Line line;
    private final Provider provider;
    private final Signer signer;
    /** A status is told at once, so we wait before we ask. */
    private final Duration pollAfter;

    /**
     * Makes it of its settings.
     *
     * @throws org.pontis.broker.InvalidSetting naming what is missing or wrong
     */
    public MssRest(Settings operator, Signer signer) {
        this.provider = Provider.from(operator);
        this.line = Line.to(LineSettings.from(operator));
        this.signer = signer;
        this.pollAfter = operator.duration(
                "poll-after", Duration.ofMillis(1500), Duration.ofMillis(100), Duration.ofSeconds(10));
    }

    /** The text is what is signed, so it holds enough of the challenge to be unlike every other. */
    @Override
    public String text(Wording wording) {
        String code = VerificationCode.of(wording.challenge().octets());
        return SCREEN.words("text", wording, provider.prefix(), code, Reference.of(wording.challenge()));
    }

    @Override
    public CompletableFuture<Answer> ask(Subscriber who, InstantSource clock) {
        Message message = Message.of("MSS_Profile", "2", "0", provider, clock)
                .with("MobileUser", user(who))
                .with("Params", "sscds certs");
        return send("/rest/service/profile", message).thenApply(response -> {
            if (!response.isOk()) {
                return new Answer.Ended(response.problem());
            }
            SimCertificates sim = new SimCertificates(
                    response.reply().body().path("MSS_ProfileResp"),
                    signer.check().issuers());
            Set<Role> roles = sim.roles(provider.profiles());
            // a phone does not ring for whoever knows its number only
            return sim.speakOf(who.identifier()) && !roles.isEmpty()
                    ? new Answer.Holds(roles)
                    : new Answer.Ended(MobileProblems.NOT_CLIENT);
        });
    }

    @Override
    public CompletableFuture<Answer> ring(Order order, InstantSource clock) {
        Message message = Message.of("MSS_Signature", "1", "2", provider, clock)
                .with("MobileUser", user(order.who()))
                .with("MessagingMode", "asynch")
                .with("TimeOut", TIME_OUT)
                .with("SignatureProfile", provider.profiles().get(order.role().orElse(Role.SELF)))
                .with("DataToBeSigned", Map.of("Data", order.text(), "Encoding", "UTF-8", "MimeType", "text/plain"))
                .with(
                        "AdditionalServices",
                        List.of(
                                service("userLang", "UserLang", language(order.language())),
                                service("eventId", "EventID", order.code())));
        return send("/rest/service/sign", message).thenApply(response -> response.text("/MSSP_TransID")
                .filter(session ->
                        response.isOk() && SESSION.matcher(session).matches() && response.isAbout(order.who()))
                .<Answer>map(Answer.Begun::new)
                .orElseGet(() -> new Answer.Ended(response.problem())));
    }

    @Override
    public CompletableFuture<Answer> look(Order order, String session, InstantSource clock) {
        return CompletableFuture.supplyAsync(
                        () -> Message.of("MSS_Status", "1", "2", provider, clock)
                                .with("MSSP_TransID", session),
                        CompletableFuture.delayedExecutor(pollAfter.toMillis(), TimeUnit.MILLISECONDS, Line.threads()))
                .thenCompose(message -> send("/rest/service/status", message))
                .thenApply(response -> read(order, response, clock));
    }

    @Override
    public CompletableFuture<Void> cancel(Order order, String session, InstantSource clock) {
        Message message = Message.of("MSS_Cancel", "1", "1", provider, clock).with("MSSP_TransID", session);
        return send("/rest/service/cancel", message).thenAccept(response -> {});
    }

    private CompletableFuture<Response> send(String path, Message message) {
        return line.post(path, message.body()).thenApply(reply -> new Response(message, reply));
    }

    private Answer read(Order order, Response response, InstantSource clock) {
        Optional<String> status = response.status();
        if (status.isEmpty()) {
            return new Answer.Ended(response.problem());
        }
        return switch (status.get()) {
            case Statuses.OUTSTANDING_TRANSACTION -> new Answer.Running();
            case Statuses.SIGNATURE, Statuses.VALID_SIGNATURE -> signed(order, response, clock);
            default -> new Answer.Ended(Statuses.of(status.get()));
        };
    }

    private Answer signed(Order order, Response response, InstantSource clock) {
        Optional<SignedText> cms = response.text("/MSS_Signature/Base64Signature")
                .flatMap(MssRest::octets)
                .flatMap(SignedText::read);
        return cms.isPresent() && response.isToUs() && response.isAbout(order.who())
                ? signer.of(
                        cms.get().certificate(), verified -> cms.get().is(order.text(), verified.publicKey()), clock)
                : new Answer.Ended(MobileProblems.FORGED);
    }

    private static Map<String, Object> user(Subscriber who) {
        return Map.of("MSISDN", who.phone().value());
    }

    private static Map<String, Object> service(String name, String field, String value) {
        return Map.of("Description", FICOM + name, field, Map.of("Value", value));
    }

    private String language(Locale language) {
        String code = language.getLanguage().toUpperCase(Locale.ROOT);
        return provider.languages().contains(code) ? code : "EN";
    }

    private static Optional<byte[]> octets(String base64) {
        try {
            return Optional.of(Base64.getMimeDecoder().decode(base64));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
