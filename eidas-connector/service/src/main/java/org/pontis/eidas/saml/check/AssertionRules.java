package org.pontis.eidas.saml.check;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.opensaml.saml.saml2.core.NameIDType;
import org.opensaml.saml.saml2.core.SubjectConfirmation;
import org.pontis.eidas.saml.message.NameIdFormat;
import org.pontis.eidas.saml.message.ReceivedAssertion.Authentication;
import org.pontis.eidas.saml.message.ReceivedAssertion.Confirmation;
import org.pontis.eidas.saml.message.ReceivedAssertion.Name;
import org.pontis.eidas.saml.message.ReceivedAssertion.Validity;

import static org.pontis.eidas.saml.check.Check.objectIf;
import static org.pontis.eidas.saml.check.Check.same;

/** The sentences about an assertion but for its attributes, in the order in which they are checked. */
final class AssertionRules {

    private static final int MAX_NAME_ID = 256;

    /** What it is, whom it is for, and when. */
    static final List<Check<AssertionSubject>> FRAME = List.of(
            Check.of(
                    "ASN-01",
                    "An assertion has an ID, version 2.0, an issue instant and an issuer (core 2.3.3).",
                    s -> objectIf(
                            s.assertion().envelope().id().isEmpty()
                                    || s.assertion().envelope().issuedAt().isEmpty()
                                    || !s.assertion().envelope().version().equals(Optional.of("2.0")),
                            "one of them is missing")),
            Check.of("ASN-02", "The assertion's issuer is the response's (IA 6.4).", s -> objectIf(
                            !s.assertion()
                                    .envelope()
                                    .issuer()
                                    .equals(s.response().envelope().issuer()),
                            "found " + Quote.of(s.assertion().envelope().issuer()))
                    .or(() -> s.assertion()
                            .envelope()
                            .issuerFormat()
                            .filter(format -> !format.equals(NameIDType.ENTITY))
                            .map(format -> "found the format " + Quote.of(format)))),
            Check.of("ASN-03", "An assertion is not from the future (core 2.3.3).", s -> s.assertion()
                    .envelope()
                    .issuedAt()
                    .filter(time -> isFuture(s, time))
                    .map(time ->
                            "issued at " + time + ", now it is " + s.response().now())),
            Check.of(
                    "ASN-04",
                    "The subject has a name identifier of at most 256 characters (MF 2.4.2, core 8.3.7).",
                    s -> objectIf(
                            s.assertion()
                                    .name()
                                    .flatMap(Name::value)
                                    .filter(name -> !name.isBlank() && name.length() <= MAX_NAME_ID)
                                    .isEmpty(),
                            "it has none, or a longer one")),
            Check.of("ASN-05", "The name identifier is of the requested format (MF 2.2).", AssertionRules::nameIdFormat)
                    .when(AssertionSubject::knowsRequest),
            Check.of(
                    "ASN-06",
                    "The subject is confirmed once, by bearer (MF 2.4.2, profiles 4.1.4.2).",
                    s -> objectIf(
                            s.assertion().confirmations().size() != 1
                                    || !s.confirmation()
                                            .flatMap(Confirmation::method)
                                            .equals(Optional.of(SubjectConfirmation.METHOD_BEARER)),
                            "it is not")),
            Check.of(
                    "ASN-07",
                    "The confirmation is for the request that the response answers (profiles 4.1.4.3).",
                    s -> objectIf(
                            s.response().response().inResponseTo().isEmpty()
                                    || !s.confirmation()
                                            .flatMap(Confirmation::inResponseTo)
                                            .equals(s.response().response().inResponseTo()),
                            "it is for " + Quote.of(s.confirmation().flatMap(Confirmation::inResponseTo)))),
            Check.of(
                            "ASN-08",
                            "The confirmation is for the address at which the connector receives (profiles 4.1.4.3).",
                            (AssertionSubject s) -> same(
                                    s.response().us().location(),
                                    s.confirmation().flatMap(Confirmation::recipient)))
                    .when(AssertionSubject::knowsUs),
            Check.of(
                    "ASN-09",
                    "The confirmation ends, has not ended yet, and has no beginning (profiles 4.1.4.2).",
                    s -> objectIf(
                            s.confirmation()
                                            .flatMap(Confirmation::notOnOrAfter)
                                            .filter(end -> !isOver(s, end))
                                            .isEmpty()
                                    || s.confirmation()
                                            .flatMap(Confirmation::notBefore)
                                            .isPresent(),
                            "it ends at " + Quote.of(s.confirmation().flatMap(Confirmation::notOnOrAfter)))),
            Check.of(
                    "ASN-10",
                    "Conditions say from when to when an assertion is valid, and not for too long (MF 2.4.2).",
                    s -> objectIf(
                            s.assertion()
                                    .validity()
                                    .filter(validity -> isSane(
                                            validity, s.response().limits().validity()))
                                    .isEmpty(),
                            "found " + Quote.of(s.assertion().validity().map(AssertionRules::window)))),
            Check.of("ASN-11", "The assertion is valid now (core 2.5.1.2).", s -> s.assertion()
                    .validity()
                    .filter(validity -> validity.notBefore().stream().anyMatch(from -> isFuture(s, from))
                            || validity.notOnOrAfter().stream().anyMatch(end -> isOver(s, end)))
                    .map(validity -> "valid " + window(validity) + ", now it is "
                            + s.response().now())),
            Check.of(
                            "ASN-12",
                            "The audience is the connector, by its entity ID (core 2.5.1.4, MF 2.4.2).",
                            AssertionRules::audience)
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
                    AssertionRules::authenticationTime),
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

    private AssertionRules() {}

    /** Unspecified is every format (core 8.3.1). */
    private static Optional<String> nameIdFormat(AssertionSubject s) {
        NameIdFormat requested = s.response().asked().request().nameIdFormat();
        String sent = s.assertion().name().flatMap(Name::format).orElse(NameIdFormat.UNSPECIFIED.uri());
        return objectIf(
                requested != NameIdFormat.UNSPECIFIED && !requested.uri().equals(sent),
                "asked for " + requested + ", found " + Quote.of(sent));
    }

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
                time.filter(at -> !isFuture(s, at)).isEmpty()
                        || s.authentication()
                                .flatMap(Authentication::sessionNotOnOrAfter)
                                .filter(end -> isOver(s, end))
                                .isPresent(),
                "authenticated at " + Quote.of(time));
    }

    private static boolean isFuture(AssertionSubject s, Instant time) {
        return s.response().limits().isFuture(time, s.response().now());
    }

    private static boolean isOver(AssertionSubject s, Instant end) {
        return s.response().limits().isOver(end, s.response().now());
    }
}
