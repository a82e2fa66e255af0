package org.pontis.eidas.saml.check;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.opensaml.saml.saml2.core.Assertion;
import org.opensaml.saml.saml2.core.AuthnRequest;
import org.opensaml.saml.saml2.core.Response;
import org.pontis.eidas.saml.UnverifiedMessage;
import org.pontis.eidas.saml.encryption.DecryptionKeys;
import org.pontis.eidas.saml.encryption.EncryptionPolicy;
import org.pontis.eidas.saml.message.EidasStatus;
import org.pontis.eidas.saml.message.ReceivedAssertion;
import org.pontis.eidas.saml.message.ReceivedAssertion.Authentication;
import org.pontis.eidas.saml.message.ReceivedAssertion.SentAttribute;
import org.pontis.eidas.saml.message.ReceivedRequest;
import org.pontis.eidas.saml.message.RequestReader;
import org.pontis.eidas.saml.message.ResponseReader;

/**
 * Makes every check of a message for which enough is known, whether others failed or not, and shows what the message says. For an
 * operator's eyes: nothing trusted ever comes out, and nothing is remembered.
 */
public final class Explainer {

    private final Instant now;
    private final TimeLimits limits;

    /** @param now the time for which to explain, such as when the message came */
    public Explainer(Instant now, TimeLimits limits) {
        this.now = now;
        this.limits = limits;
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
        Optional<ForeignConnector> connector = sender(walk, message.claimedIssuer(), connectors);
        connector.ifPresent(known -> walk.step(RequestCheck.SIGNATURE, () -> message.verify(known.keys())));
        ReceivedRequest request = RequestReader.read(message.toBeExplained());
        RequestSubject subject = new RequestSubject(request, Optional.empty(), connector, us, now, limits);
        walk.all(RequestEnvelopeRules.ALL, subject);
        walk.all(RequestRules.ALL, subject);
        walk.all(RequestedAttributeRules.ALL, subject);
        return new Explanation(
                walk.report(),
                request.attributes().stream()
                        .map(asked ->
                                new SentAttribute(asked.name(), asked.nameFormat(), asked.friendlyName(), List.of()))
                        .toList(),
                request.levels().map(levels -> String.join(" ", levels.uris())),
                Optional.empty());
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
        Optional<ForeignService> service = sender(walk, message.claimedIssuer(), services);
        service.ifPresent(known -> walk.step(ResponseCheck.SIGNATURE, () -> message.verify(known.keys())));
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
            return new Explanation(walk.report(), List.of(), Optional.empty(), status);
        }
        walk.all(ResponseRules.CONTENT, subject);
        Optional<ReceivedAssertion> assertion =
                assertion(walk, message.toBeExplained(), keys, subject).map(ResponseReader::read);
        assertion.map(content -> AssertionSubject.of(subject, content)).ifPresent(content -> {
            walk.all(SubjectRules.ALL, content);
            walk.all(StatementRules.ALL, content);
            walk.all(AttributeRules.ALL, content);
        });
        return new Explanation(
                walk.report(),
                assertion.map(ReceivedAssertion::attributes).orElse(List.of()),
                assertion.flatMap(content ->
                        content.authentications().stream().findFirst().flatMap(Authentication::level)),
                status);
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
        return walk.step(
                        ResponseCheck.DECRYPTION,
                        () -> keys.open(response.getEncryptedAssertions().getFirst(), policy))
                .map(opened -> {
                    walk.step(ResponseCheck.SCHEMA_AGAIN, opened::valid);
                    return opened.toBeExplained();
                });
    }

    private static <N> Optional<N> sender(Walk walk, Optional<String> issuer, Function<String, Optional<N>> nodes) {
        return walk.found(RequestCheck.ISSUER, issuer.flatMap(nodes), "found " + Quote.of(issuer));
    }

    /**
     * What a message is and says.
     *
     * @param attributes as they were sent, or asked for
     * @param level as it was sent, or asked for
     */
    public record Explanation(
            Report report, List<SentAttribute> attributes, Optional<String> level, Optional<EidasStatus> status) {

        static Explanation unreadable(Report report) {
            return new Explanation(report, List.of(), Optional.empty(), Optional.empty());
        }
    }
}
