package org.pontis.eidas.saml.check;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.pontis.eidas.saml.message.ReceivedAssertion.Authentication;
import org.pontis.eidas.saml.message.ReceivedAssertion.Validity;

import static org.pontis.eidas.saml.check.Check.objectIf;

/** The sentences about when an assertion is good, for what audience, and how the citizen was authenticated. */
final class StatementRules {

    static final List<Check<AssertionSubject>> ALL = List.of(
            Check.of(
                    "ASN-10",
                    "Conditions say from when to when an assertion is valid, and not for too long (MF 2.4.2).",
                    s -> objectIf(
                            s.assertion()
                                    .validity()
                                    .filter(validity -> isSane(
                                            validity, s.response().limits().validity()))
                                    .isEmpty(),
                            "found " + Quote.of(s.assertion().validity().map(StatementRules::window)))),
            Check.of("ASN-11", "The assertion is valid now (core 2.5.1.2).", s -> s.assertion()
                    .validity()
                    .filter(validity -> validity.notBefore().stream().anyMatch(from -> s.isFuture(from))
                            || validity.notOnOrAfter().stream().anyMatch(end -> s.isOver(end)))
                    .map(validity -> "valid " + window(validity) + ", now it is "
                            + s.response().now())),
            Check.of(
                            "ASN-12",
                            "The audience is the connector, by its entity ID (core 2.5.1.4, MF 2.4.2).",
                            StatementRules::audience)
                    .when(AssertionSubject::knowsUs),
            Check.of("ASN-13", "Every condition is understood (core 2.5.1.1).", s -> s.assertion()
                    .validity()
                    .filter(validity -> !validity.unknown().isEmpty())
                    .map(validity -> "found " + Quote.of(validity.unknown()))),
            Check.of(
                    "ASN-14",
                    "There is one authentication statement and one attribute statement (IA 3.2.2).",
                    s -> objectIf(
                            s.assertion().authentications().size() != 1
                                    || s.assertion().attributeStatements() != 1,
                            "there are " + s.assertion().authentications().size() + " and "
                                    + s.assertion().attributeStatements())),
            Check.of(
                    "ASN-15",
                    "The time of authentication is given and not in the future, and its session has not ended (core 2.7.2).",
                    StatementRules::authenticationTime),
            Check.of(
                            "ASN-16",
                            "The citizen was authenticated for this request: ForceAuthn (MF 2.4.1, core 3.4.1).",
                            (AssertionSubject s) -> s.authentication()
                                    .flatMap(Authentication::at)
                                    .filter(time -> time.plus(
                                                    s.response().limits().skew())
                                            .isBefore(s.response()
                                                    .asked()
                                                    .request()
                                                    .issuedAt()))
                                    .map(time -> "authenticated at " + time))
                    .when(AssertionSubject::knowsRequest),
            Check.of(
                    "LOA-02",
                    "The level is a URI, and notified if it looks so (MF 3.1).",
                    s -> objectIf(
                            s.level().isEmpty(),
                            "found " + Quote.of(s.authentication().flatMap(Authentication::level)))),
            Check.of(
                            "LOA-03",
                            "The level is one that the service publishes (MF 2.1.1).",
                            (AssertionSubject s) -> objectIf(
                                    s.level()
                                            .filter(s.response().service().levels()::contains)
                                            .isEmpty(),
                                    "found " + Quote.of(s.authentication().flatMap(Authentication::level))))
                    .when(s -> s.knowsSender() && s.level().isPresent()),
            Check.of(
                            "LOA-04",
                            "The level is the requested one or better (IA 5, step 7).",
                            (AssertionSubject s) -> objectIf(
                                    s.level()
                                            .filter(s.response()
                                                    .asked()
                                                    .request()
                                                    .level()::accepts)
                                            .isEmpty(),
                                    "found " + Quote.of(s.authentication().flatMap(Authentication::level))))
                    .when(s -> s.knowsRequest() && s.level().isPresent()));

    private StatementRules() {}

    private static boolean isSane(Validity validity, Duration longest) {
        return validity.notBefore().isPresent()
                && validity.notOnOrAfter().isPresent()
                && validity.notOnOrAfter().get().isAfter(validity.notBefore().get())
                && !validity.notOnOrAfter()
                        .get()
                        .isAfter(validity.notBefore().get().plus(longest));
    }

    private static String window(Validity validity) {
        return "from " + Quote.of(validity.notBefore()) + " to " + Quote.of(validity.notOnOrAfter());
    }

    /** All restrictions have to be met, each by one of its audiences. */
    private static Optional<String> audience(AssertionSubject s) {
        OurConnector us = s.response().us();
        boolean locationWillDo = s.response().sender().stream()
                .anyMatch(service -> service.tolerance().audienceIsLocation());
        List<List<String>> restrictions =
                s.assertion().validity().map(Validity::audiences).orElse(List.of());
        boolean met = !restrictions.isEmpty()
                && restrictions.stream()
                        .allMatch(audiences -> audiences.contains(us.entityId())
                                || (locationWillDo && audiences.contains(us.location())));
        return objectIf(!met, "expected " + us.entityId() + ", found " + Quote.of(restrictions));
    }

    private static Optional<String> authenticationTime(AssertionSubject s) {
        Optional<Instant> time = s.authentication().flatMap(Authentication::at);
        return objectIf(
                time.filter(at -> !s.isFuture(at)).isEmpty()
                        || s.authentication()
                                .flatMap(Authentication::sessionNotOnOrAfter)
                                .filter(end -> s.isOver(end))
                                .isPresent(),
                "authenticated at " + Quote.of(time));
    }
}
