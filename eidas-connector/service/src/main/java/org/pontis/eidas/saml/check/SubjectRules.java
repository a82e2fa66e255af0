package org.pontis.eidas.saml.check;

import java.util.List;
import java.util.Optional;

import org.opensaml.saml.saml2.core.NameIDType;
import org.opensaml.saml.saml2.core.SubjectConfirmation;
import org.pontis.eidas.saml.message.NameIdFormat;
import org.pontis.eidas.saml.message.ReceivedAssertion.Confirmation;
import org.pontis.eidas.saml.message.ReceivedAssertion.Name;

import static org.pontis.eidas.saml.check.Check.objectIf;
import static org.pontis.eidas.saml.check.Check.same;

/** The sentences about what an assertion is and whom it is for, in the order in which they are checked. */
final class SubjectRules {

    private static final int MAX_NAME_ID = 256;

    static final List<Check<AssertionSubject>> ALL = List.of(
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
                    .filter(time -> s.isFuture(time))
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
            Check.of("ASN-05", "The name identifier is of the requested format (MF 2.2).", SubjectRules::nameIdFormat)
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
                                            .filter(end -> !s.isOver(end))
                                            .isEmpty()
                                    || s.confirmation()
                                            .flatMap(Confirmation::notBefore)
                                            .isPresent(),
                            "it ends at " + Quote.of(s.confirmation().flatMap(Confirmation::notOnOrAfter)))));

    private SubjectRules() {}

    /** Unspecified is every format (core 8.3.1). */
    private static Optional<String> nameIdFormat(AssertionSubject s) {
        NameIdFormat requested = s.response().asked().request().nameIdFormat();
        String sent = s.assertion().name().flatMap(Name::format).orElse(NameIdFormat.UNSPECIFIED.uri());
        return objectIf(
                requested != NameIdFormat.UNSPECIFIED && !requested.uri().equals(sent),
                "asked for " + requested + ", found " + Quote.of(sent));
    }
}
