package org.pontis.idp.mobileid.rest;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import org.pontis.broker.Settings;
import org.pontis.idp.mobileid.line.Line;
import org.pontis.idp.mobileid.line.LineSettings;
import org.pontis.idp.mobileid.line.Reply;
import org.pontis.idp.mobileid.operator.Answer;
import org.pontis.idp.mobileid.operator.MobileOperator;
import org.pontis.idp.mobileid.operator.MobileProblems;
import org.pontis.idp.mobileid.operator.Order;
import org.pontis.idp.mobileid.operator.Role;
import org.pontis.idp.mobileid.operator.Screen;
import org.pontis.idp.mobileid.operator.Signer;
import org.pontis.idp.mobileid.operator.Subscriber;
import org.pontis.idp.mobileid.operator.Wording;

/** Speaks MID-REST. */
public final class MidRest implements MobileOperator {

    private static final Screen SCREEN = new Screen(100, 50, 5);
    private static final Pattern SESSION = Pattern.compile("[0-9A-Za-z-]{8,64}");
    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final Map<String, String> LANGUAGES = Map.of("et", "EST", "lt", "LIT", "ru", "RUS");

    private final Line line;
    private final RelyingParty party;
    private final Signer signer;

    /**
     * Makes it of its settings.
     *
     * @throws org.pontis.broker.InvalidSetting naming what is missing or wrong
     */
    public MidRest(Settings operator, Signer signer) {
        this.party = RelyingParty.from(operator);
        this.line = Line.to(LineSettings.from(operator));
        this.signer = signer;
    }

    @Override
    public String text(Wording wording) {
        return SCREEN.words("hash", wording);
    }

    @Override
    public CompletableFuture<Answer> ask(Subscriber who, InstantSource clock) {
        return line.post("/certificate", party.about(who)).thenApply(reply -> {
            Optional<String> result = reply.text("/result").filter(said -> reply.isOk());
            if (result.isEmpty()) {
                return new Answer.Ended(Results.of(reply));
            }
            return switch (result.get()) {
                case "OK" -> new Answer.Holds(roles(reply.body()));
                case "NOT_FOUND" -> new Answer.Ended(MobileProblems.NOT_CLIENT);
                default -> new Answer.Ended(MobileProblems.UNAVAILABLE);
            };
        });
    }

    /** An extension: the document's operator has one certificate for logins on a SIM. */
    private static Set<Role> roles(JsonNode answer) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (JsonNode entry : answer.path("roles")) {
            Reply.text(entry.path("role")).flatMap(Role::of).ifPresent(roles::add);
        }
        return roles;
    }

    @Override
    public CompletableFuture<Answer> ring(Order order, InstantSource clock) {
        Map<String, Object> request = party.about(order.who());
        request.put("hash", order.challenge().base64());
        request.put("hashType", SignedHash.TYPE);
        request.put("language", LANGUAGES.getOrDefault(order.language().getLanguage(), "ENG"));
        request.put("displayText", order.text());
        request.put("displayTextFormat", Screen.isGsm(order.text()) ? "GSM-7" : "UCS-2");
        order.role().ifPresent(role -> request.put("role", role.id()));
        return line.post("/authentication", request).thenApply(reply -> reply.text("/sessionID")
                // it will be part of an address
                .filter(session -> reply.isOk() && SESSION.matcher(session).matches())
                .<Answer>map(Answer.Begun::new)
                .orElseGet(() -> new Answer.Ended(Results.of(reply))));
    }

    @Override
    public CompletableFuture<Answer> look(Order order, String session, InstantSource clock) {
        return line.get(path(session) + "?timeoutMs=" + LOOK.toMillis(), LOOK)
                .thenApply(reply -> read(order, reply, clock));
    }

    @Override
    public CompletableFuture<Void> cancel(Order order, String session, InstantSource clock) {
        return line.delete(path(session)).thenAccept(reply -> {});
    }

    private static String path(String session) {
        return "/authentication/session/" + session;
    }

    private Answer read(Order order, Reply reply, InstantSource clock) {
        String state = reply.text("/state").filter(said -> reply.isOk()).orElse("");
        return switch (state) {
            case "RUNNING" -> new Answer.Running();
            case "COMPLETE" -> complete(order, reply, clock);
            default -> new Answer.Ended(Results.of(reply));
        };
    }

    private Answer complete(Order order, Reply reply, InstantSource clock) {
        String result = reply.text("/result").orElse("");
        if (!result.equals("OK")) {
            return new Answer.Ended(Results.of(result));
        }
        Optional<byte[]> certificate = octets(reply, "/cert");
        Optional<SignedHash> signature = octets(reply, "/signature/value")
                .flatMap(value -> reply.text("/signature/algorithm")
                        .map(algorithm -> new SignedHash(order.challenge().octets(), value, algorithm)));
        return certificate.isPresent() && signature.isPresent()
                ? signer.of(certificate.get(), verified -> signature.get().isBy(verified.publicKey()), clock)
                : new Answer.Ended(MobileProblems.FORGED);
    }

    private static Optional<byte[]> octets(Reply reply, String pointer) {
        try {
            return reply.text(pointer).map(Base64.getDecoder()::decode);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
