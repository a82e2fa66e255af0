package org.pontis.eidas.saml.check;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

import org.opensaml.saml.saml2.core.AuthnRequest;
import org.pontis.eidas.saml.UnverifiedMessage;
import org.pontis.eidas.saml.VerifiedMessage;
import org.pontis.eidas.saml.check.RequestVerdict.Accepted;
import org.pontis.eidas.saml.check.RequestVerdict.Answered;
import org.pontis.eidas.saml.check.RequestVerdict.Refused;
import org.pontis.eidas.saml.check.RequestVerdict.ReturnAddress;
import org.pontis.eidas.saml.check.Walk.Step;
import org.pontis.eidas.saml.message.RequestReader;

/** Examines requests to our Proxy-Service (IA 3.2.1, MF 2.4.1). */
public final class RequestCheck {

    static final Step DOOR = new Step("MSG-01", "A message is small, plain and well-formed XML (IA 7.5).");
    static final Step SCHEMA =
            new Step("MSG-02", "A message is valid XML, before its signature is looked at (IA 7.5).");
    static final Step ISSUER = new Step("MSG-03", "The issuer is a node with verified metadata (IA 3.2, 6.3).");
    static final Step SIGNATURE =
            new Step("REQ-01", "A request is signed with a key of its issuer's metadata (IA 3.2.1, CR 3.1).");
    static final Step REPLAY = new Step("MSG-04", "A message is accepted once (IA 3.2.2.2, CR 3.1).");

    private final OurService us;
    private final Function<String, Optional<ForeignConnector>> connectors;
    private final Replay replay;
    private final InstantSource clock;
    private final TimeLimits limits;

    /** @param connectors finds a node by its entity ID, among those with verified and current metadata */
    public RequestCheck(
            OurService us,
            Function<String, Optional<ForeignConnector>> connectors,
            Replay replay,
            InstantSource clock,
            TimeLimits limits) {
        this.us = us;
        this.connectors = connectors;
        this.replay = replay;
        this.clock = clock;
        this.limits = limits;
    }

    /** Decides about a request. */
    public RequestVerdict check(Arrival arrival) {
        return check(arrival.as(AuthnRequest.class), arrival.relayState());
    }

    /** Decides about a request. */
    public RequestVerdict check(Reading<AuthnRequest> reading, Optional<String> relayState) {
        Walk walk = new Walk();
        return walk.step(DOOR, reading::read)
                .flatMap(message -> walk.step(SCHEMA, message::valid))
                .flatMap(message -> authentic(walk, message, relayState))
                .filter(subject ->
                        walk.through(RequestEnvelopeRules.ALL, subject).isEmpty())
                .filter(subject -> walk.done(REPLAY, isFirst(subject), "it was there before"))
                .map(subject -> decide(walk, subject))
                .orElseGet(() -> new Refused(walk.report()));
    }

    private Optional<RequestSubject> authentic(
            Walk walk, UnverifiedMessage<AuthnRequest> message, Optional<String> relayState) {
        Optional<String> issuer = message.claimedIssuer();
        Instant now = clock.instant();
        return walk.found(ISSUER, issuer.flatMap(connectors), "found " + Quote.of(issuer))
                .flatMap(connector -> walk.step(SIGNATURE, () -> message.verify(connector.keys()))
                        .map(VerifiedMessage::content)
                        .map(RequestReader::read)
                        .map(request -> new RequestSubject(
                                request, relayState, Optional.of(connector), Optional.of(us), now, limits)));
    }

    private boolean isFirst(RequestSubject subject) {
        return replay.isFirst(
                subject.connector().entityId(), subject.envelope().id().orElseThrow(), limits.memory(subject.now()));
    }

    private static RequestVerdict decide(Walk walk, RequestSubject subject) {
        return walk.through(RequestRules.ALL, subject)
                .or(() -> walk.through(RequestedAttributeRules.ALL, subject))
                .map(failed -> answer(subject, failed, walk))
                .orElseGet(() -> new Accepted(new TrustedRequest(subject), walk.report()));
    }

    private static RequestVerdict answer(RequestSubject subject, Check<RequestSubject> failed, Walk walk) {
        ReturnAddress sender =
                new ReturnAddress(subject.connector(), subject.envelope().id().orElseThrow(), subject.relayState());
        return new Answered(sender, failed.answer().orElseThrow(), walk.report());
    }
}
