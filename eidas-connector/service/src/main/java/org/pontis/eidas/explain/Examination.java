package org.pontis.eidas.explain;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import org.pontis.eidas.explain.Neighbours.Known;
import org.pontis.eidas.saml.PinnedKeys;
import org.pontis.eidas.saml.SignaturePolicy;
import org.pontis.eidas.saml.check.Explainer;
import org.pontis.eidas.saml.check.Explainer.Explanation;
import org.pontis.eidas.saml.check.ForeignService;
import org.pontis.eidas.saml.check.OpenRequest;
import org.pontis.eidas.saml.check.OurService;
import org.pontis.eidas.saml.check.Outcome;
import org.pontis.eidas.saml.check.Reading;
import org.pontis.eidas.saml.check.Report;
import org.pontis.eidas.saml.check.TimeLimits;
import org.pontis.eidas.saml.encryption.DecryptionKeys;
import org.pontis.eidas.saml.message.Envelope;
import org.pontis.eidas.saml.message.ReceivedRequest;
import org.pontis.eidas.saml.message.ReceivedResponse;

/** Looks at all files together: at metadata first, then at requests, then at the responses to them. */
final class Examination {

    /** What would be compared with something that is in no file: RelayState, and what the relying party understands. */
    private static final Set<String> UNSEEN = Set.of("MSG-05", "RSP-19", "ATT-09");

    private static final String ISSUER = "MSG-03";

    private final List<Exhibit> exhibits;
    private final Metadata metadata;
    private final DecryptionKeys keys;
    private final Explainer explainer;

    Examination(List<Exhibit> exhibits, Instant now, List<X509Certificate> anchors, DecryptionKeys keys) {
        this.exhibits = exhibits;
        this.keys = keys;
        metadata = new Metadata(anchors, now);
        Optional<PinnedKeys> anyone = Optional.of(anchors)
                .filter(some -> !some.isEmpty())
                .map(some -> new PinnedKeys(
                        SignaturePolicy.EIDAS,
                        some.stream().map(X509Certificate::getPublicKey).toList()));
        explainer = new Explainer(now, TimeLimits.DEFAULT, anyone);
    }

    /** One finding a file, in the files' order. */
    List<Finding> findings() {
        List<Known> nodes = new ArrayList<>();
        of(Kind.METADATA).forEach(exhibit -> nodes.addAll(metadata.nodes(exhibit)));
        Neighbours neighbours = new Neighbours(nodes);
        List<ReceivedRequest> requests = of(Kind.REQUEST)
                .flatMap(exhibit -> request(exhibit, neighbours).request().stream())
                .toList();
        return exhibits.stream()
                .map(exhibit -> switch (exhibit.kind()) {
                    case METADATA -> metadata.finding(exhibit);
                    case REQUEST -> Words.ofRequest(exhibit, request(exhibit, neighbours), neighbours);
                    case RESPONSE -> Words.ofResponse(exhibit, response(exhibit, neighbours, requests), neighbours);
                    case UNKNOWN -> Words.ofSomethingElse(exhibit);
                })
                .toList();
    }

    private Stream<Exhibit> of(Kind kind) {
        return exhibits.stream().filter(exhibit -> exhibit.kind() == kind);
    }

    private Explanation request(Exhibit exhibit, Neighbours neighbours) {
        Optional<String> destination =
                request(exhibit, neighbours, Optional.empty()).envelope().flatMap(Envelope::destination);
        Explanation explanation = request(
                exhibit, neighbours, neighbours.receivingService(destination).map(Neighbours::us));
        return seen(explanation, neighbours);
    }

    private Explanation request(Exhibit exhibit, Neighbours neighbours, Optional<OurService> us) {
        return commented(
                exhibit,
                one -> explainer.request(
                        one.query().map(Reading::requestByGet).orElseGet(() -> Reading.request(one.xml())),
                        neighbours::connector,
                        us));
    }

    private Explanation response(Exhibit exhibit, Neighbours neighbours, List<ReceivedRequest> requests) {
        Explanation alone = commented(
                exhibit,
                one -> explainer.response(
                        Reading.response(one.xml()), neighbours::service, keys, Optional.empty(), Optional.empty()));
        Optional<ReceivedRequest> asked = alone.response().flatMap(response -> asked(response, requests));
        Optional<ForeignService> sender =
                alone.envelope().flatMap(Envelope::issuer).flatMap(neighbours::service);
        Optional<OpenRequest> open =
                asked.flatMap(request -> Asked.of(request, neighbours, sender)).map(OpenRequest.class::cast);
        Explanation explanation = commented(
                exhibit,
                one -> explainer.response(
                        Reading.response(one.xml()),
                        neighbours::service,
                        keys,
                        neighbours.us(
                                asked.flatMap(request -> request.envelope().issuer()),
                                alone.envelope().flatMap(Envelope::destination)),
                        open));
        return seen(explanation, neighbours);
    }

    /** The request that it answers; a single one, even if it says that it answers another. */
    private static Optional<ReceivedRequest> asked(ReceivedResponse response, List<ReceivedRequest> requests) {
        return requests.stream()
                .filter(request -> request.envelope().id().equals(response.inResponseTo()))
                .findFirst()
                .or(() -> requests.size() == 1 ? Optional.of(requests.getFirst()) : Optional.empty());
    }

    /** A message with a comment is refused at the door; what else there is to say about it is said all the same. */
    private static Explanation commented(Exhibit exhibit, Function<Exhibit, Explanation> explain) {
        Explanation explanation = explain.apply(exhibit);
        return explanation
                .report()
                .firstFailure()
                .filter(Reasons::isComment)
                .map(failure -> {
                    Explanation rest = explain.apply(exhibit.withoutComments());
                    return rest.with(Reasons.instead(rest.report(), failure));
                })
                .orElse(explanation);
    }

    /** Without what was not looked at; and a sender whose metadata is not in order is not known. */
    private static Explanation seen(Explanation explanation, Neighbours neighbours) {
        Optional<String> doubt = explanation
                .envelope()
                .flatMap(Envelope::issuer)
                .flatMap(neighbours::doubtful)
                .map(file -> "its metadata in " + file + " does not pass");
        return explanation.with(new Report(explanation.report().outcomes().stream()
                .filter(outcome -> !UNSEEN.contains(outcome.id()))
                .map(outcome -> outcome.id().equals(ISSUER) && outcome.ok()
                        ? new Outcome(outcome.id(), outcome.sentence(), doubt)
                        : outcome)
                .toList()));
    }
}
