package org.pontis.eidas.saml.check;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import static org.pontis.eidas.saml.check.Check.objectIf;

/**
 * The sentences about whom a request is for and when. Whoever breaks these gets no SAML answer: it is not certain that we are
 * asked, or asked now.
 */
final class RequestEnvelopeRules {

    private static final int MAX_RELAY_STATE = 80;

    static final List<Check<RequestSubject>> ALL = List.of(
            Check.of(
                    "REQ-22",
                    "A request has an ID, version 2.0, an issue instant and an issuer (core 3.2.1).",
                    s -> objectIf(
                            s.envelope().id().isEmpty()
                                    || s.envelope().issuedAt().isEmpty()
                                    || s.envelope().issuer().isEmpty()
                                    || !s.envelope().version().equals(Optional.of("2.0")),
                            "one of them is missing")),
            Check.of(
                            "REQ-08",
                            "Destination is the address at which the service receives (bindings 3.5.5.2).",
                            (RequestSubject s) -> objectIf(
                                    !s.us().locations()
                                            .contains(s.envelope().destination().orElse("")),
                                    "found " + Quote.of(s.envelope().destination())))
                    .when(RequestSubject::knowsUs),
            Check.of("REQ-24", "A request is fresh and not from the future (our time limits).", s -> s.envelope()
                    .issuedAt()
                    .filter(time ->
                            s.limits().isFuture(time, s.now()) || s.limits().isTooOld(time, s.now()))
                    .map(time -> "issued at " + time + ", now it is " + s.now())),
            Check.of(
                    "MSG-05",
                    "RelayState is at most 80 bytes (bindings 3.5.3).",
                    s -> objectIf(
                            s.relayState().orElse("").getBytes(StandardCharsets.UTF_8).length > MAX_RELAY_STATE,
                            "it is longer")));

    private RequestEnvelopeRules() {}
}
