package org.pontis.eidas.saml.check;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

import org.opensaml.saml.saml2.core.Assertion;
import org.opensaml.saml.saml2.core.Response;
import org.pontis.eidas.saml.Rejected;
import org.pontis.eidas.saml.UnverifiedMessage;
import org.pontis.eidas.saml.VerifiedMessage;
import org.pontis.eidas.saml.check.ResponseVerdict.Accepted;
import org.pontis.eidas.saml.check.ResponseVerdict.Declined;
import org.pontis.eidas.saml.check.ResponseVerdict.Refused;
import org.pontis.eidas.saml.check.Walk.Step;
import org.pontis.eidas.saml.encryption.DecryptionKeys;
import org.pontis.eidas.saml.message.EidasStatus;
import org.pontis.eidas.saml.message.ResponseReader;

/** Examines answers to our Connector (IA 3.2.2, MF 2.4.2). */
public final class ResponseCheck {

    static final Step SIGNATURE =
            new Step("RSP-04", "A response is signed with a key of its issuer's metadata (IA 3.2.2, CR 3.1).");
    static final Step OPEN_REQUEST =
            new Step("RSP-01", "A response answers a request of this browser that is still open (IA 3.2.2.2).");
    static final Step DECRYPTION =
            new Step("RSP-06", "The assertion is encrypted for us, and valid XML again (IA 3.2.2, 7.5, CR 3.2).");
    static final Step SCHEMA_AGAIN = new Step("RSP-08", "What was decrypted is valid XML again (IA 7.5).");
    static final Step ASSERTION_REPLAY = new Step("ASN-17", "An assertion is accepted once (IA 3.2.2.2).");

    private final OurConnector us;
    private final Function<String, Optional<ForeignService>> services;
    private final DecryptionKeys keys;
    private final Replay replay;
    private final InstantSource clock;
    private final TimeLimits limits;

    /** @param services finds a node by its entity ID, among those with verified and current metadata */
    public ResponseCheck(
            OurConnector us,
            Function<String, Optional<ForeignService>> services,
            DecryptionKeys keys,
            Replay replay,
            InstantSource clock,
            TimeLimits limits) {
        this.us = us;
        this.services = services;
        this.keys = keys;
        this.replay = replay;
        this.clock = clock;
        this.limits = limits;
    }

    /**
     * Decides about a response.
     *
     * @param open finds the request of this ID that this browser waits for, and forgets it in the same act
     */
    public <P extends OpenRequest> ResponseVerdict<P> check(Arrival arrival, Function<String, Optional<P>> open) {
        return check(arrival.as(Response.class), arrival.relayState(), open);
    }

    /**
     * Decides about a response.
     *
     * @param open finds the request of this ID that this browser waits for, and forgets it in the same act
     */
    public <P extends OpenRequest> ResponseVerdict<P> check(
            Reading<Response> reading, Optional<String> relayState, Function<String, Optional<P>> open) {
        Walk walk = new Walk();
        return walk.step(RequestCheck.DOOR, reading::read)
                .flatMap(message -> walk.step(RequestCheck.SCHEMA, message::valid))
                .flatMap(message -> authentic(walk, message, relayState))
                .flatMap(authentic -> answered(walk, authentic, open))
                .orElseGet(() -> new Refused<>(Optional.empty(), walk.report()));
    }

    private Optional<Authentic> authentic(Walk walk, UnverifiedMessage<Response> message, Optional<String> relayState) {
        Optional<String> issuer = message.claimedIssuer();
        Instant now = clock.instant();
        return walk.found(RequestCheck.ISSUER, issuer.flatMap(services), "found " + Quote.of(issuer))
                .flatMap(service -> walk.step(SIGNATURE, () -> message.verify(service.keys()))
                        .map(verified -> new Authentic(
                                verified,
                                new ResponseSubject(
                                        ResponseReader.read(verified.content()),
                                        relayState,
                                        Optional.of(service),
                                        Optional.of(us),
                                        Optional.empty(),
                                        now,
                                        limits))));
    }

    private <P extends OpenRequest> Optional<ResponseVerdict<P>> answered(
            Walk walk, Authentic authentic, Function<String, Optional<P>> open) {
        ResponseSubject subject = authentic.subject();
        if (walk.through(ResponseRules.ENVELOPE, subject).isPresent()
                || !isFirst(
                        walk, RequestCheck.REPLAY, subject, subject.envelope().id())) {
            return Optional.empty();
        }
        return walk.found(
                        OPEN_REQUEST,
                        subject.response().inResponseTo().flatMap(open),
                        "nothing waits for " + Quote.of(subject.response().inResponseTo()))
                .map(request -> decide(walk, authentic.answering(request), request));
    }

    private <P extends OpenRequest> ResponseVerdict<P> decide(Walk walk, Authentic authentic, P request) {
        ResponseSubject subject = authentic.subject();
        if (walk.through(ResponseRules.EXCHANGE, subject).isPresent()) {
            return new Refused<>(Optional.of(request), walk.report());
        }
        EidasStatus status = subject.response().status().orElseThrow();
        if (!status.isSuccess()) {
            // older nodes send an assertion along that says nothing; it is not looked at
            return new Declined<>(request, status, walk.report());
        }
        return trusted(walk, authentic)
                .<ResponseVerdict<P>>map(assertion -> new Accepted<>(request, assertion, walk.report()))
                .orElseGet(() -> new Refused<>(Optional.of(request), walk.report()));
    }

    private Optional<TrustedAssertion> trusted(Walk walk, Authentic authentic) {
        if (walk.through(ResponseRules.CONTENT, authentic.subject()).isPresent()) {
            return Optional.empty();
        }
        return walk.step(DECRYPTION, () -> assertion(authentic))
                .map(ResponseReader::read)
                .map(assertion -> AssertionSubject.of(authentic.subject(), assertion))
                .filter(subject -> walk.through(SubjectRules.ALL, subject).isEmpty())
                .filter(subject -> walk.through(StatementRules.ALL, subject).isEmpty())
                .filter(subject -> walk.through(AttributeRules.ALL, subject).isEmpty())
                .filter(subject -> isFirst(
                        walk,
                        ASSERTION_REPLAY,
                        authentic.subject(),
                        subject.assertion().envelope().id()))
                .map(TrustedAssertion::new);
    }

    private Assertion assertion(Authentic authentic) throws Rejected {
        Response response = authentic.message().content();
        return response.getEncryptedAssertions().isEmpty()
                ? response.getAssertions().getFirst()
                : keys.open(
                                authentic.message(),
                                authentic.subject().service().tolerance().encryption())
                        .content();
    }

    private boolean isFirst(Walk walk, Step step, ResponseSubject subject, Optional<String> id) {
        return walk.done(
                step,
                replay.isFirst(
                        subject.service().entityId(),
                        id.orElseThrow(),
                        limits.memory(subject.now()).plus(limits.validity())),
                "it was there before");
    }

    /** A response that its sender signed. */
    private record Authentic(VerifiedMessage<Response> message, ResponseSubject subject) {

        Authentic answering(OpenRequest request) {
            return new Authentic(message, subject.answering(request));
        }
    }
}
