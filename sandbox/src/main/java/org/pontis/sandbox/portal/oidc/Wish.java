package org.pontis.sandbox.portal.oidc;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.nimbusds.langtag.LangTag;
import com.nimbusds.langtag.LangTagException;
import com.nimbusds.langtag.LangTagUtils;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.OIDCClaimsRequest;
import com.nimbusds.openid.connect.sdk.Prompt;
import com.nimbusds.openid.connect.sdk.claims.ACR;
import com.nimbusds.openid.connect.sdk.claims.ClaimRequirement;
import com.nimbusds.openid.connect.sdk.claims.ClaimsSetRequest;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.sandbox.web.Request;

/**
 * What this login should be like. It is written into the request, and the answer is held against it: the request went through
 * the citizen's browser, and a provider may ignore what it does not know, so a portal must never take silence for consent.
 *
 * @param acr the accepted levels, any of which will do; empty if the portal does not mind
 * @param essential whether to ask by the {@code claims} parameter with an essential {@code acr} (OpenID Connect Core 5.5.1.1)
 * @param maxAge how old the citizen's last active login may be
 * @param method a hint: the broker's method id
 * @param country a hint: where a citizen from abroad will be from
 */
record Wish(
        List<String> acr,
        boolean essential,
        Optional<Prompt> prompt,
        Optional<Duration> maxAge,
        Optional<String> method,
        Optional<String> country,
        List<LangTag> uiLocales) {

    private static final Duration CLOCK_SKEW = Duration.ofSeconds(10);

    /** Reads the query of {@code /login}; anything malformed is an {@link IllegalArgumentException}. */
    static Wish of(Request request) {
        try {
            return new Wish(
                    request.query("acr").stream().flatMap(Wish::words).toList(),
                    request.query("essential").filter("true"::equals).isPresent(),
                    parse(request.query("prompt")),
                    request.query("max_age").map(Wish::seconds),
                    request.query("method"),
                    request.query("country"),
                    LangTagUtils.parseLangTagList(request.query("ui_locales").stream()
                            .flatMap(Wish::words)
                            .toArray(String[]::new)));
        } catch (ParseException | LangTagException e) {
            throw new IllegalArgumentException("prompt or ui_locales is malformed.", e);
        }
    }

    void writeTo(AuthenticationRequest.Builder request) {
        List<ACR> values = acr.stream().map(ACR::new).toList();
        if (!values.isEmpty() && essential) {
            request.claims(new OIDCClaimsRequest()
                    .withIDTokenClaimsRequest(new ClaimsSetRequest()
                            .add(new ClaimsSetRequest.Entry("acr")
                                    .withClaimRequirement(ClaimRequirement.ESSENTIAL)
                                    .withValues(acr))));
        } else if (!values.isEmpty()) {
            request.acrValues(values);
        }
        prompt.ifPresent(request::prompt);
        maxAge.ifPresent(age -> request.maxAge((int) age.toSeconds()));
        method.ifPresent(id -> request.customParameter("method", id));
        country.ifPresent(code -> request.customParameter("country", code));
        if (!uiLocales.isEmpty()) {
            request.uiLocales(uiLocales);
        }
    }

    /**
     * Holds the answer against the wish.
     *
     * @param asked when the request was made
     * @throws LoginRefused {@code acr_too_low} or {@code auth_time_too_old}
     */
    void check(IDTokenClaimsSet answer, Instant asked) throws LoginRefused {
        String achieved = Optional.ofNullable(answer.getStringClaim("acr")).orElse("");
        if (!acr.isEmpty() && acr.stream().noneMatch(wanted -> satisfies(achieved, wanted))) {
            throw new LoginRefused(
                    "acr_too_low",
                    "Asked for %s, received %s."
                            .formatted(String.join(" or ", acr), achieved.isEmpty() ? "none" : achieved));
        }
        Optional<Duration> freshness = mustLogInNow() ? Optional.of(Duration.ZERO) : maxAge;
        if (freshness.isPresent()) {
            Instant oldest = asked.minus(freshness.get()).minus(CLOCK_SKEW);
            if (answer.getAuthenticationTime() == null
                    || answer.getAuthenticationTime().toInstant().isBefore(oldest)) {
                throw new LoginRefused(
                        "auth_time_too_old", "The citizen's last active login is too long ago or untold.");
            }
        }
    }

    private boolean mustLogInNow() {
        return prompt.filter(p -> p.contains(Prompt.Type.LOGIN)).isPresent();
    }

    private static boolean satisfies(String achieved, String wanted) {
        return achieved.equals(wanted)
                || LevelOfAssurance.named(wanted)
                        .flatMap(minimum -> LevelOfAssurance.named(achieved).map(level -> level.atLeast(minimum)))
                        .orElse(false);
    }

    private static Optional<Prompt> parse(Optional<String> prompt) throws ParseException {
        return prompt.isPresent() ? Optional.of(Prompt.parse(prompt.get())) : Optional.empty();
    }

    private static Duration seconds(String maxAge) {
        if (!maxAge.matches("[0-9]{1,9}")) {
            throw new IllegalArgumentException("max_age is a number of seconds, zero or more.");
        }
        return Duration.ofSeconds(Integer.parseInt(maxAge));
    }

    private static Stream<String> words(String value) {
        return Stream.of(value.strip().split("\\s+"));
    }
}
