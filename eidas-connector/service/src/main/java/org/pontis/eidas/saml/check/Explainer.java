package org.pontis.eidas.saml.check;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.opensaml.saml.saml2.core.Assertion;
import org.opensaml.saml.saml2.core.AuthnRequest;
import org.opensaml.saml.saml2.core.EncryptedAssertion;
import org.opensaml.saml.saml2.core.Response;
import org.pontis.eidas.saml.PinnedKeys;
import org.pontis.eidas.saml.Rejected;
import org.pontis.eidas.saml.UnverifiedMessage;
import org.pontis.eidas.saml.check.Walk.Step;
import org.pontis.eidas.saml.encryption.DecryptionKeys;
import org.pontis.eidas.saml.encryption.EncryptionPolicy;
import org.pontis.eidas.saml.message.EidasStatus;
import org.pontis.eidas.saml.message.Envelope;
import org.pontis.eidas.saml.message.ReceivedAssertion;
import org.pontis.eidas.saml.message.ReceivedAssertion.Authentication;
import org.pontis.eidas.saml.message.ReceivedAssertion.SentAttribute;
import org.pontis.eidas.saml.message.ReceivedRequest;
import org.pontis.eidas.saml.message.ReceivedResponse;
import org.pontis.eidas.saml.message.RequestReader;
import org.pontis.eidas.saml.message.ResponseReader;

/**
 * Makes every check of a message for which enough is known, whether others failed or not, and shows what the message says. For an
 * operator's eyes: nothing trusted ever comes out, and nothing is remembered.
 */
public final class Explainer {

    private final Instant now;
    private final TimeLimits limits;
    private final Optional<PinnedKeys> anyone;

    /** @param now the time for which to explain, such as when the message came */
    public Explainer(Instant now, TimeLimits limits) {
        this(now, limits, Optional.empty());
    }

    /**
     * For whoever has certificates at hand and not always the metadata that they stand in.
     *
     * @param anyone keys for messages of nodes without metadata; then nothing is said about the metadata
     */
    public Explainer(Instant now, TimeLimits limits, Optional<PinnedKeys> anyone) {
        this.now = now;
        this.limits = limits;
        this.anyone = anyone;
    }

    /**
     * Explains a request.
     *
     * @param us nothing to leave out what depends on who received it
     */
    public Explanation request(
            Reading<AuthnRequest> reading,
            Function<String, Optional<ForeignConnector>> connectors,
            Optional<OurService> us) {
        Walk walk = new Walk();
        return walk.step(RequestCheck.DOOR, reading::read)
                .map(message -> request(walk, message, connectors, us))
                .orElseGet(() -> Explanation.unreadable(walk.report()));
    }

    private Explanation request(
            Walk walk,
            UnverifiedMessage<AuthnRequest> message,
            Function<String, Optional<ForeignConnector>> connectors,
            Optional<OurService> us) {
        walk.step(RequestCheck.SCHEMA, message::valid);
        Optional<ForeignConnector> connector = message.claimedIssuer().flatMap(connectors);
        signature(walk, RequestCheck.SIGNATURE, message, connector.map(ForeignConnector::keys));
        ReceivedRequest request = RequestReader.read(message.toBeExplained());
        RequestSubject subject = new RequestSubject(request, Optional.empty(), connector, us, now, limits);
        walk.all(RequestEnvelopeRules.ALL, subject);
        walk.all(RequestRules.ALL, subject);
        walk.all(RequestedAttributeRules.ALL, subject);
        return new Explanation(walk.report(), Optional.of(request), Optional.empty(), Optional.empty());
    }

    /**
     * Explains a response.
     *
     * @param us nothing to leave out what depends on who received it
     * @param open nothing to leave out what depends on the request
     */
    public Explanation response(
            Reading<Response> reading,
            Function<String, Optional<ForeignService>> services,
            DecryptionKeys keys,
            Optional<OurConnector> us,
            Optional<OpenRequest> open) {
        Walk walk = new Walk();
        return walk.step(RequestCheck.DOOR, reading::read)
                .map(message -> response(walk, message, keys, subject(walk, message, services, us, open)))
                .orElseGet(() -> Explanation.unreadable(walk.report()));
    }

    private ResponseSubject subject(
            Walk walk,
            UnverifiedMessage<Response> message,
            Function<String, Optional<ForeignService>> services,
            Optional<OurConnector> us,
            Optional<OpenRequest> open) {
        walk.step(RequestCheck.SCHEMA, message::valid);
        Optional<ForeignService> service = message.claimedIssuer().flatMap(services);
        signature(walk, ResponseCheck.SIGNATURE, message, service.map(ForeignService::keys));
        Optional<String> relayState = open.flatMap(OpenRequest::relayState);
        return new ResponseSubject(
                ResponseReader.read(message.toBeExplained()), relayState, service, us, open, now, limits);
    }

    private Explanation response(
            Walk walk, UnverifiedMessage<Response> message, DecryptionKeys keys, ResponseSubject subject) {
        walk.all(ResponseRules.ENVELOPE, subject);
        walk.all(ResponseRules.EXCHANGE, subject);
        Optional<EidasStatus> status = subject.response().status();
        if (status.filter(EidasStatus::isSuccess).isEmpty()) {
            return new Explanation(walk.report(), Optional.empty(), Optional.of(subject.response()), Optional.empty());
        }
        walk.all(ResponseRules.CONTENT, subject);
        Optional<ReceivedAssertion> assertion =
                assertion(walk, message.toBeExplained(), keys, subject).map(ResponseReader::read);
        assertion.map(content -> AssertionSubject.of(subject, content)).ifPresent(content -> {
            walk.all(SubjectRules.ALL, content);
            walk.all(StatementRules.ALL, content);
            walk.all(AttributeRules.ALL, content);
        });
        return new Explanation(walk.report(), Optional.empty(), Optional.of(subject.response()), assertion);
    }

    private static Optional<Assertion> assertion(
            Walk walk, Response response, DecryptionKeys keys, ResponseSubject subject) {
        if (response.getEncryptedAssertions().isEmpty()) {
            return walk.found(
                    ResponseCheck.DECRYPTION, response.getAssertions().stream().findFirst(), "there is none");
        }
        EncryptionPolicy policy = subject.sender()
                .map(service -> service.tolerance().encryption())
                .orElse(EncryptionPolicy.EIDAS);
        EncryptedAssertion encrypted = response.getEncryptedAssertions().getFirst();
        return walk.step(ResponseCheck.DECRYPTION, () -> keys.open(encrypted, policy))
                .or(() -> opened(keys, encrypted))
                .map(opened -> {
                    walk.step(ResponseCheck.SCHEMA_AGAIN, opened::valid);
                    return opened.toBeExplained();
                });
    }

    /** What is encrypted in an old way was refused, and is shown all the same. */
    private static Optional<UnverifiedMessage<Assertion>> opened(DecryptionKeys keys, EncryptedAssertion encrypted) {
        try {
            return Optional.of(keys.open(encrypted, EncryptionPolicy.BEFORE_1_4));
        } catch (Rejected e) {
            return Optional.empty();
        }
    }

    private void signature(Walk walk, Step step, UnverifiedMessage<?> message, Optional<PinnedKeys> sender) {
        if (sender.isPresent() || anyone.isEmpty()) {
            walk.found(RequestCheck.ISSUER, sender, "found " + Quote.of(message.claimedIssuer()));
        }
        sender.or(() -> anyone).ifPresent(keys -> walk.step(step, () -> message.verify(keys)));
    }

    /** What there is to say about something that does not even come to the door. */
    public static Report noMessage(String why) {
        return new Report(List.of(new Outcome(RequestCheck.DOOR.id(), RequestCheck.DOOR.sentence(), Optional.of(why))));
    }

    /**
     * What a message is and says, as far as it could be read, and whether it is true or not.
     *
     * @param assertion of a response whose assertion could be opened
     */
    public record Explanation(
            Report report,
            Optional<ReceivedRequest> request,
            Optional<ReceivedResponse> response,
            Optional<ReceivedAssertion> assertion) {

        static Explanation unreadable(Report report) {
            return new Explanation(report, Optional.empty(), Optional.empty(), Optional.empty());
        }

        /** The same with another report. */
        public Explanation with(Report other) {
            return new Explanation(other, request, response, assertion);
        }

        public Optional<Envelope> envelope() {
            return request.map(ReceivedRequest::envelope).or(() -> response.map(ReceivedResponse::envelope));
        }

        /** As they were sent, or asked for. */
        public List<SentAttribute> attributes() {
            return request.map(asking -> asking.attributes().stream()
                            .map(asked -> new SentAttribute(
                                    asked.name(), asked.nameFormat(), asked.friendlyName(), List.of()))
                            .toList())
                    .or(() -> assertion.map(ReceivedAssertion::attributes))
                    .orElse(List.of());
        }

        /** As it was sent, or asked for. */
        public Optional<String> level() {
            return request.flatMap(ReceivedRequest::levels)
                    .map(levels -> String.join(" ", levels.uris()))
                    .or(() -> assertion.flatMap(content ->
                            content.authentications().stream().findFirst().flatMap(Authentication::level)));
        }

        public Optional<EidasStatus> status() {
            return response.flatMap(ReceivedResponse::status);
        }
    }
}
