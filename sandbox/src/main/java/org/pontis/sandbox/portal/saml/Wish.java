package org.pontis.sandbox.portal.saml;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

import org.opensaml.saml.saml2.core.AuthnContextClassRef;
import org.opensaml.saml.saml2.core.AuthnContextComparisonTypeEnumeration;
import org.opensaml.saml.saml2.core.AuthnRequest;
import org.opensaml.saml.saml2.core.IDPEntry;
import org.opensaml.saml.saml2.core.IDPList;
import org.opensaml.saml.saml2.core.RequestedAuthnContext;
import org.opensaml.saml.saml2.core.Scoping;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.eidas.saml.OpenSaml;
import org.pontis.sandbox.web.Request;

/**
 * What this login should be like. It is written into the request, and the answer is held against it: the broker could have
 * overlooked it, so a portal must never take silence for consent.
 *
 * <p>SAML knows no {@code max_age}; of it only zero has a counterpart, ForceAuthn. Keycloak's AuthnInstant is the moment of
 * the answer and not of the login, so an older login cannot be told from a fresh one.
 *
 * @param classes the requested authentication context classes; none if the portal does not mind
 * @param comparison how the answer may differ from them (SAML core 3.3.2.2.1)
 * @param method a hint: the broker's method id
 * @param country a hint: where a citizen from abroad will be from
 */
record Wish(
        List<String> classes,
        AuthnContextComparisonTypeEnumeration comparison,
        boolean forceAuthn,
        boolean passive,
        Optional<String> method,
        Optional<String> country) {

    private static final String METHOD = "urn:pontis:method:";
    private static final String COUNTRY = "urn:pontis:country:";

    Wish {
        classes = List.copyOf(classes);
    }

    /** Reads the query of {@code /login}; anything malformed is an {@link IllegalArgumentException}. */
    static Wish of(Request request) {
        List<String> prompts =
                request.query("prompt").stream().flatMap(Wish::words).toList();
        if (!List.of("login", "none").containsAll(prompts)) {
            throw new IllegalArgumentException("prompt is login or none.");
        }
        return new Wish(
                request.query("acr").stream()
                        .flatMap(Wish::words)
                        .map(Wish::uri)
                        .toList(),
                request.query("comparison").map(Wish::comparison).orElse(AuthnContextComparisonTypeEnumeration.MINIMUM),
                prompts.contains("login")
                        || maxAge(request).filter(Duration::isZero).isPresent(),
                prompts.contains("none"),
                request.query("method"),
                request.query("country"));
    }

    void writeTo(AuthnRequest request) {
        request.setForceAuthn(forceAuthn);
        request.setIsPassive(passive);
        if (!classes.isEmpty()) {
            request.setRequestedAuthnContext(requestedContext());
        }
        List<String> hints = Stream.of(method.map(METHOD::concat), country.map(COUNTRY::concat))
                .flatMap(Optional::stream)
                .toList();
        if (!hints.isEmpty()) {
            request.setScoping(scoping(hints));
        }
    }

    /**
     * Holds the answer against the wish.
     *
     * @param achieved the class the broker answers with
     * @throws LoginRefused {@code acr_too_low}
     */
    void check(String achieved) throws LoginRefused {
        boolean satisfied =
                switch (comparison) {
                    case EXACT -> classes.contains(achieved);
                    case MINIMUM -> any(achieved, LevelOfAssurance::atLeast);
                    case BETTER -> any(achieved, (level, asked) -> level.compareTo(asked) > 0);
                    case MAXIMUM -> any(achieved, (level, asked) -> level.compareTo(asked) <= 0);
                };
        if (!classes.isEmpty() && !satisfied) {
            throw new LoginRefused(
                    "acr_too_low", "Asked for %s %s, received %s.".formatted(comparison, classes, achieved));
        }
    }

    private boolean any(String achieved, BiPredicate<LevelOfAssurance, LevelOfAssurance> rule) {
        return classes.stream()
                .anyMatch(asked -> asked.equals(achieved) && comparison != AuthnContextComparisonTypeEnumeration.BETTER
                        || LevelOfAssurance.named(achieved)
                                .flatMap(level -> LevelOfAssurance.named(asked).map(wanted -> rule.test(level, wanted)))
                                .orElse(false));
    }

    private RequestedAuthnContext requestedContext() {
        RequestedAuthnContext context =
                OpenSaml.create(RequestedAuthnContext.class, RequestedAuthnContext.DEFAULT_ELEMENT_NAME);
        context.setComparison(comparison);
        for (String uri : classes) {
            AuthnContextClassRef reference =
                    OpenSaml.create(AuthnContextClassRef.class, AuthnContextClassRef.DEFAULT_ELEMENT_NAME);
            reference.setURI(uri);
            context.getAuthnContextClassRefs().add(reference);
        }
        return context;
    }

    private static Scoping scoping(List<String> providers) {
        IDPList list = OpenSaml.create(IDPList.class, IDPList.DEFAULT_ELEMENT_NAME);
        for (String provider : providers) {
            IDPEntry entry = OpenSaml.create(IDPEntry.class, IDPEntry.DEFAULT_ELEMENT_NAME);
            entry.setProviderID(provider);
            list.getIDPEntrys().add(entry);
        }
        Scoping scoping = OpenSaml.create(Scoping.class, Scoping.DEFAULT_ELEMENT_NAME);
        scoping.setIDPList(list);
        return scoping;
    }

    /** Short names are this portal's own convenience; on the wire there are URIs only. */
    private static String uri(String name) {
        return LevelOfAssurance.named(name).map(LevelOfAssurance::uri).orElse(name);
    }

    private static AuthnContextComparisonTypeEnumeration comparison(String name) {
        if (!name.equals(name.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("comparison is minimum, exact, better or maximum.");
        }
        return AuthnContextComparisonTypeEnumeration.valueOf(name.toUpperCase(Locale.ROOT));
    }

    private static Optional<Duration> maxAge(Request request) {
        Optional<String> age = request.query("max_age");
        if (age.filter(seconds -> !seconds.matches("[0-9]{1,9}")).isPresent()) {
            throw new IllegalArgumentException("max_age is a number of seconds, zero or more.");
        }
        return age.map(seconds -> Duration.ofSeconds(Integer.parseInt(seconds)));
    }

    private static Stream<String> words(String value) {
        return Stream.of(value.strip().split("\\s+"));
    }
}
