package org.pontis.eidas.saml.check;

import java.util.List;
import java.util.Optional;

import org.opensaml.saml.saml2.core.NameIDType;

import static org.pontis.eidas.saml.check.Check.objectIf;
import static org.pontis.eidas.saml.check.Check.same;

/** The sentences about what is around an assertion, in the order in which they are checked. */
final class ResponseRules {

    /** Before the request is looked for. */
    static final List<Check<ResponseSubject>> ENVELOPE = List.of(
            Check.of(
                    "RSP-11",
                    "A response has an ID, version 2.0, an issue instant, an issuer and a status (core 3.2.2).",
                    s -> objectIf(
                            s.envelope().id().isEmpty()
                                    || s.envelope().issuedAt().isEmpty()
                                    || s.envelope().issuer().isEmpty()
                                    || !s.envelope().version().equals(Optional.of("2.0"))
                                    || s.response().status().isEmpty(),
                            "one of them is missing or unknown")),
            Check.of("RSP-10", "The issuer's format, if it is given, is entity (MF 2.4.2, IA 6.4).", s -> s.envelope()
                    .issuerFormat()
                    .filter(format -> !format.equals(NameIDType.ENTITY))
                    .map(format -> "found " + Quote.of(format))),
            Check.of(
                            "RSP-02",
                            "Destination is the address at which the connector receives (IA 3.2.2.1, bindings 3.5.5.2).",
                            (ResponseSubject s) ->
                                    same(s.us().location(), s.envelope().destination()))
                    .when(ResponseSubject::knowsUs),
            Check.of("RSP-14", "A response is fresh and not from the future (our time limits).", s -> s.envelope()
                    .issuedAt()
                    .filter(time ->
                            s.limits().isFuture(time, s.now()) || s.limits().isTooOld(time, s.now()))
                    .map(time -> "issued at " + time + ", now it is " + s.now())),
            Check.of(
                    "RSP-15",
                    "A response answers a request (IA 3.2.2.2).",
                    s -> objectIf(
                            s.response()
                                    .inResponseTo()
                                    .filter(id -> !id.isEmpty())
                                    .isEmpty(),
                            "there is no InResponseTo")));

    /** Once the request is known. */
    static final List<Check<ResponseSubject>> EXCHANGE = List.of(
            Check.of(
                            "RSP-03",
                            "InResponseTo is the request that waits for this answer (IA 3.2.2.2).",
                            (ResponseSubject s) ->
                                    same(s.asked().request().id(), s.response().inResponseTo()))
                    .when(ResponseSubject::knowsRequest),
            Check.of(
                            "RSP-16",
                            "The answer comes from the service that was asked (core 3.4.1.4).",
                            (ResponseSubject s) -> same(
                                    s.asked().service(), Optional.of(s.service().entityId())))
                    .when(s -> s.knowsRequest() && s.knowsSender()),
            Check.of(
                            "RSP-17",
                            "The service is of the country that the citizen chose (MF 4.2).",
                            (ResponseSubject s) -> same(
                                    s.asked().country().code(),
                                    Optional.of(s.service().country().code())))
                    .when(s -> s.knowsRequest() && s.knowsSender()),
            Check.of("RSP-18", "A response is issued after its request.", (ResponseSubject s) -> s.envelope()
                            .issuedAt()
                            .filter(time -> time.plus(s.limits().skew())
                                    .isBefore(s.asked().request().issuedAt()))
                            .map(time -> "issued at " + time))
                    .when(ResponseSubject::knowsRequest),
            Check.of(
                            "RSP-19",
                            "RelayState comes back as it was sent (bindings 3.5.3).",
                            (ResponseSubject s) ->
                                    objectIf(!s.relayState().equals(s.asked().relayState()), "it is another one"))
                    .when(ResponseSubject::knowsRequest));

    /** Once it is known that the login went well. */
    static final List<Check<ResponseSubject>> CONTENT = List.of(Check.of(
                    "RSP-07",
                    "A success carries one encrypted assertion and nothing else (IA 3.2.2).",
                    ResponseRules::oneAssertion)
            // whether an assertion may be plain depends on who sent it
            .when(s -> s.knowsSender() || s.response().assertions() == 0));

    private ResponseRules() {}

    private static Optional<String> oneAssertion(ResponseSubject s) {
        int plain = s.response().assertions();
        int encrypted = s.response().encryptedAssertions();
        boolean mayBePlain =
                s.sender().stream().anyMatch(service -> service.tolerance().plainAssertions());
        return objectIf(
                plain + encrypted != 1 || (plain == 1 && !mayBePlain),
                "there are " + encrypted + " encrypted and " + plain + " plain ones");
    }
}
