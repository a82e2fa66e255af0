package org.pontis.eidas.explain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.pontis.eidas.attributes.AttributeValue;
import org.pontis.eidas.explain.Finding.Fact;
import org.pontis.eidas.level.GrantedLevel;
import org.pontis.eidas.saml.check.Explainer;
import org.pontis.eidas.saml.check.Explainer.Explanation;
import org.pontis.eidas.saml.message.EidasStatus;
import org.pontis.eidas.saml.message.EidasStatus.SubCode;
import org.pontis.eidas.saml.message.Envelope;
import org.pontis.eidas.saml.message.ReceivedAssertion;
import org.pontis.eidas.saml.message.ReceivedAssertion.SentAttribute;
import org.pontis.eidas.saml.message.ReceivedRequest;
import org.pontis.eidas.saml.message.ReceivedResponse;
import org.pontis.eidas.saml.metadata.Role;

/** What messages say, in plain words. */
final class Words {

    private Words() {}

    static Finding ofRequest(Exhibit exhibit, Explanation explanation, Neighbours neighbours) {
        List<Fact> facts = new ArrayList<>();
        explanation.request().ifPresent(request -> {
            Envelope envelope = request.envelope();
            facts.addAll(Fact.of("from", envelope.issuer().map(id -> id + named(neighbours, Role.CONNECTOR, id))));
            facts.addAll(Fact.of("to", envelope.destination()));
            facts.addAll(Fact.of("for", relyingParty(request)));
            facts.addAll(Fact.of("issued", envelope.issuedAt()));
            facts.addAll(Fact.of("ID", envelope.id()));
            facts.addAll(Fact.of("level", request.levels().map(Words::wanted)));
            facts.addAll(Fact.of("name ID", request.nameIdFormat().map(Words::lastPart)));
            facts.addAll(Fact.of("answer to", request.assertionConsumerServiceUrl()));
        });
        return finding(
                exhibit,
                explanation,
                explanation.request().isPresent()
                        ? "a request: another country's service is asked to log a citizen in"
                        : "a request that cannot be read",
                facts,
                exhibit.deflated() && exhibit.query().isEmpty()
                        ? List.of(
                                "It is deflated, as in an address, where its signature stands beside it in SigAlg and Signature. Give"
                                        + " the whole address to have that checked; a node refuses it without.")
                        : List.of());
    }

    static Finding ofResponse(Exhibit exhibit, Explanation explanation, Neighbours neighbours) {
        List<Fact> facts = new ArrayList<>();
        List<String> remarks = new ArrayList<>();
        explanation.response().ifPresent(response -> {
            Envelope envelope = response.envelope();
            facts.addAll(Fact.of("from", envelope.issuer().map(id -> id + named(neighbours, Role.PROXY_SERVICE, id))));
            facts.addAll(Fact.of("to", envelope.destination()));
            facts.addAll(Fact.of("issued", envelope.issuedAt()));
            facts.addAll(Fact.of("ID", envelope.id()));
            facts.addAll(Fact.of("answers", response.inResponseTo()));
            facts.addAll(Fact.of("status", response.status().map(Words::codes)));
            facts.addAll(Fact.of(
                    "message",
                    response.status().filter(status -> !status.isSuccess()).flatMap(EidasStatus::message)));
            if (response.assertions() > 0) {
                remarks.add("Its assertion is not encrypted; a node takes that only from a country for which its"
                        + " operator decided so (IA 3.2.2).");
            }
        });
        explanation.assertion().ifPresent(assertion -> facts.addAll(facts(assertion, explanation)));
        return finding(exhibit, explanation, headline(explanation), facts, remarks);
    }

    /** For whoever gave the wrong file, and for a program that gave many. */
    static Finding ofSomethingElse(Exhibit exhibit) {
        boolean markup = Wire.withoutMark(exhibit.xml()).stripLeading().startsWith("<");
        String why = markup
                ? "it is XML, but no AuthnRequest, Response, EntityDescriptor or EntitiesDescriptor (an assertion is"
                        + " explained with the response that it came in)"
                : "it is neither XML nor Base64 of XML";
        return new Finding(
                exhibit.file(),
                exhibit.kind(),
                "no message between nodes, and no metadata",
                List.of(),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                Explainer.noMessage(why),
                List.of());
    }

    private static Finding finding(
            Exhibit exhibit, Explanation explanation, String headline, List<Fact> facts, List<String> remarks) {
        return new Finding(
                exhibit.file(),
                exhibit.kind(),
                headline,
                facts,
                attributes(explanation),
                explanation.level(),
                explanation.status(),
                explanation.report(),
                remarks);
    }

    private static Map<String, List<String>> attributes(Explanation explanation) {
        Map<String, List<String>> attributes = new LinkedHashMap<>();
        for (SentAttribute attribute : explanation.attributes()) {
            String name = attribute
                    .friendlyName()
                    .or(() -> attribute.name().map(Words::lastPart))
                    .orElse("(without a name)");
            attributes
                    .computeIfAbsent(name, n -> new ArrayList<>())
                    .addAll(attribute.values().stream()
                            .map(AttributeValue::text)
                            .toList());
        }
        return attributes;
    }

    private static List<Fact> facts(ReceivedAssertion assertion, Explanation explanation) {
        List<Fact> facts = new ArrayList<>();
        facts.addAll(Fact.of("level", explanation.level().map(uri -> level(uri) + " (" + uri + ")")));
        facts.addAll(Fact.of(
                "logged in",
                assertion.authentications().stream().findFirst().flatMap(ReceivedAssertion.Authentication::at)));
        facts.addAll(Fact.of(
                "name ID",
                assertion
                        .name()
                        .map(name -> name.value().orElse("")
                                + name.format()
                                        .map(format -> " (" + lastPart(format) + ")")
                                        .orElse(""))));
        assertion.validity().ifPresent(validity -> {
            facts.addAll(Fact.of(
                    "good for",
                    Optional.of(String.join(
                            ", ",
                            validity.audiences().stream().flatMap(List::stream).toList()))));
            facts.addAll(Fact.of("good until", validity.notOnOrAfter()));
        });
        return facts;
    }

    private static String headline(Explanation explanation) {
        Optional<ReceivedResponse> response = explanation.response();
        if (response.isEmpty()) {
            return "a response that cannot be read";
        }
        return response.get()
                .status()
                .map(status -> status.isSuccess()
                        ? "a response, which says that the citizen is logged in"
                                + (explanation.assertion().isEmpty() ? "; no given key opens who it is" : "")
                        : "a response, which says that there was no login: " + because(status))
                .orElse("a response without a known status");
    }

    private static String because(EidasStatus status) {
        return status.detail().or(status::subCode).map(Words::because).orElseGet(() -> switch (status.code()) {
            case REQUESTER -> "the request could not be fulfilled as it was";
            case VERSION_MISMATCH -> "the request was of another version of SAML";
            default -> "the other side failed";
        });
    }

    private static String because(SubCode code) {
        return switch (code) {
            case AUTHN_FAILED -> "the citizen could not be authenticated";
            case REQUEST_DENIED -> "the citizen refused, or the relying party is not admitted";
            case INVALID_ATTR_NAME_OR_VALUE -> "an attribute that was asked for is unknown or cannot be delivered";
            case INVALID_NAME_ID_POLICY -> "the requested name identifier format is not supported";
            case NO_AUTHN_CONTEXT -> "the requested level cannot be reached";
            case NO_PASSIVE -> "it was to happen without the citizen";
            case REQUEST_UNSUPPORTED -> "the other side does not support such a request";
            case UNKNOWN_PRINCIPAL -> "the citizen is not known there";
        };
    }

    private static String codes(EidasStatus status) {
        return Stream.concat(
                        Stream.of(status.code().uri()), status.within().stream().map(EidasStatus.SubCode::uri))
                .map(Words::lastPart)
                .collect(Collectors.joining(", "));
    }

    private static Optional<String> relyingParty(ReceivedRequest request) {
        String sector = request.spTypes().isEmpty() ? "" : " (" + String.join(", ", request.spTypes()) + " sector)";
        String id = request.requesterIds().isEmpty() ? "" : ", " + String.join(", ", request.requesterIds());
        String all = request.providerName().orElse("a relying party without a name") + sector + id;
        return Optional.of(all);
    }

    private static String wanted(ReceivedRequest.Levels levels) {
        String names =
                String.join(", ", levels.uris().stream().map(Words::level).toList());
        return switch (levels.comparison()) {
            case "minimum" -> names + " or better";
            case "exact" -> "exactly " + names;
            default -> names + " (" + levels.comparison() + ")";
        };
    }

    private static String level(String uri) {
        return GrantedLevel.read(uri)
                .map(level -> switch (level) {
                    case GrantedLevel.Notified notified -> notified.level().shortName();
                    case GrantedLevel.NotNotified other -> "not notified";
                })
                .orElse("unknown");
    }

    private static String named(Neighbours neighbours, Role role, String entityId) {
        return neighbours
                .node(role, entityId)
                .map(node -> " (" + role.title() + " of " + node.country() + ")")
                .orElse("");
    }

    private static String lastPart(String uri) {
        return uri.substring(Math.max(uri.lastIndexOf(':'), uri.lastIndexOf('/')) + 1);
    }
}
