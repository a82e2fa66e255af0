package org.pontis.eidas.saml.check;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.opensaml.saml.saml2.core.Attribute;
import org.opensaml.saml.saml2.core.NameIDType;
import org.pontis.eidas.attributes.AttributeDefinition;
import org.pontis.eidas.attributes.AttributeProfile;
import org.pontis.eidas.attributes.DataSet;
import org.pontis.eidas.saml.message.EidasStatus;
import org.pontis.eidas.saml.message.EidasStatus.Code;
import org.pontis.eidas.saml.message.EidasStatus.SubCode;
import org.pontis.eidas.saml.message.ReceivedRequest.RequestedAttribute;
import org.pontis.eidas.saml.metadata.SpType;

import static org.pontis.eidas.saml.check.Check.objectIf;
import static org.pontis.eidas.saml.check.Check.same;

/** The sentences about requests, in the order in which they are checked. */
final class RequestRules {

    private static final int MAX_RELAY_STATE = 80;
    private static final int MAX_PROVIDER_NAME = 128;
    private static final int MAX_REQUESTER_ID = 1_024;
    private static final String BINDINGS = "urn:oasis:names:tc:SAML:2.0:bindings:";
    private static final String CONSENT = "urn:oasis:names:tc:SAML:2.0:consent:";
    private static final Set<String> CONSENTS = Set.of(
            "obtained", "prior", "current-implicit", "current-explicit", "unspecified", "unavailable", "inapplicable");

    private static final EidasStatus BAD_REQUEST = EidasStatus.of(Code.REQUESTER, "The request breaks the profile.");
    private static final EidasStatus DENIED =
            EidasStatus.of(Code.REQUESTER, SubCode.REQUEST_DENIED, "The request cannot be fulfilled.");
    private static final EidasStatus BAD_ATTRIBUTES = EidasStatus.of(
            Code.REQUESTER, SubCode.INVALID_ATTR_NAME_OR_VALUE, "The requested attributes break the profile.");
    private static final EidasStatus BAD_NAME_ID = EidasStatus.of(
            Code.REQUESTER, SubCode.INVALID_NAME_ID_POLICY, "The name identifier format is not supported.");

    /** Whoever breaks these gets no SAML answer: it is not certain who asks, or that we are asked. */
    static final List<Check<RequestSubject>> ENVELOPE = List.of(
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

    /** Whoever breaks these is told so in a signed response. */
    static final List<Check<RequestSubject>> CONTENT = List.of(
            Check.of(
                            "REQ-09",
                            "The issuer's format, if it is given, is entity (MF 2.4.1, IA 6.4).",
                            RequestRules::issuerFormat)
                    .answering(BAD_REQUEST),
            Check.of(
                            "REQ-03",
                            "ForceAuthn is true (MF 2.4.1).",
                            (RequestSubject s) -> objectIf(
                                    !s.request().forceAuthn().orElse(false),
                                    "found " + Quote.of(s.request().forceAuthn())))
                    .answering(BAD_REQUEST),
            Check.of(
                            "REQ-04",
                            "IsPassive is false (MF 2.4.1).",
                            (RequestSubject s) ->
                                    objectIf(s.request().isPassive().orElse(false), "found true"))
                    .answering(EidasStatus.of(Code.REQUESTER, SubCode.NO_PASSIVE, "Citizens are always asked.")),
            Check.of(
                            "REQ-05",
                            "AssertionConsumerServiceURL, if it is given, is the default one of the metadata (MF 2.4.1).",
                            (RequestSubject s) -> s.request()
                                    .assertionConsumerServiceUrl()
                                    .flatMap(url -> same(s.connector().location(), Optional.of(url))))
                    .answering(BAD_REQUEST)
                    .when(RequestSubject::knowsSender),
            Check.of(
                            "REQ-06",
                            "ProtocolBinding, if it is given, is one of eIDAS (MF 2.4.1).",
                            (RequestSubject s) -> s.request()
                                    .protocolBinding()
                                    .filter(binding -> !Set.of("HTTP-POST", "HTTP-Redirect", "SOAP")
                                            .contains(binding.replace(BINDINGS, "")))
                                    .map(binding -> "found " + Quote.of(binding)))
                    .answering(BAD_REQUEST),
            Check.of(
                            "REQ-21",
                            "Consent, if it is given, is one that SAML defines (core 8.4).",
                            (RequestSubject s) -> s.envelope()
                                    .consent()
                                    .filter(consent -> !CONSENTS.contains(consent.replace(CONSENT, "")))
                                    .map(consent -> "found " + Quote.of(consent)))
                    .answering(BAD_REQUEST),
            Check.of(
                            "REQ-20",
                            "The relying party's name and identifier have a sane length.",
                            (RequestSubject s) -> objectIf(
                                    s.request().providerName().orElse("").length() > MAX_PROVIDER_NAME
                                            || s.request().requesterIds().stream()
                                                    .anyMatch(id -> id.length() > MAX_REQUESTER_ID),
                                    "they are longer"))
                    .answering(BAD_REQUEST),
            Check.of(
                            "REQ-17",
                            "eidas:NodeCountry is not in a request (MF 4.2).",
                            (RequestSubject s) ->
                                    objectIf(s.request().otherExtensions().contains("NodeCountry"), "it is"))
                    .answering(BAD_REQUEST),
            Check.of(
                            "REQ-12",
                            "eidas:SPType is public or private, either in the request or in the metadata (MF 4.1).",
                            RequestRules::spType)
                    .answering(BAD_REQUEST)
                    .when(RequestSubject::knowsSender),
            Check.of(
                            "REQ-11",
                            "One level: minimum with a notified one, or exact with every other that will do (MF 2.4.1).",
                            (RequestSubject s) -> objectIf(
                                    s.level().isEmpty(),
                                    "found " + Quote.of(s.request().levels())))
                    .answering(BAD_REQUEST),
            Check.of(
                            "REQ-16",
                            "Representatives' attributes are not asked for (AP 2.8).",
                            (RequestSubject s) ->
                                    objectIf(s.sets().stream().anyMatch(DataSet::isRepresentative), "they are"))
                    .answering(BAD_REQUEST),
            Check.of(
                            "REQ-13",
                            "eidas:RequestedAttributes names attributes of the profile, by URI (MF 2.3.2, AP 2.1).",
                            RequestRules::attributeNames)
                    .answering(BAD_ATTRIBUTES),
            Check.of(
                            "REQ-14",
                            "The whole minimum data set is asked for, and that alone is required (MF 2.3.2).",
                            RequestRules::minimumDataSet)
                    .answering(BAD_ATTRIBUTES),
            Check.of(
                            "REQ-15",
                            "A request is not about a natural and a legal person at once (MF 2.3.2, since 1.4).",
                            (RequestSubject s) -> objectIf(
                                    persons(s).count() > 1 && !s.connector().mayMix(), "it is"))
                    .answering(BAD_ATTRIBUTES)
                    .when(RequestSubject::knowsSender),
            Check.of(
                            "REQ-23",
                            "Attributes that are required are supported by the service (MF 2.4.2).",
                            (RequestSubject s) -> s.request().attributes().stream()
                                    .filter(attribute -> attribute.required().orElse(false))
                                    .filter(attribute -> RequestSubject.definition(attribute)
                                            .filter(s.us().attributes()::contains)
                                            .isEmpty())
                                    .findFirst()
                                    .map(attribute -> Quote.of(attribute.name()) + " is not"))
                    .answering(BAD_ATTRIBUTES)
                    .when(RequestSubject::knowsUs),
            Check.of(
                            "REQ-10",
                            "The name identifier format is supported (MF 2.2).",
                            (RequestSubject s) -> objectIf(
                                    s.nameIdFormat()
                                            .filter(s.us().nameIdFormats()::contains)
                                            .isEmpty(),
                                    "found " + Quote.of(s.request().nameIdFormat())))
                    .answering(BAD_NAME_ID)
                    .when(RequestSubject::knowsUs),
            Check.of(
                            "LOA-01",
                            "The level can be met (IA 5, step 4).",
                            (RequestSubject s) -> objectIf(
                                    s.level().filter(s.us()::reaches).isEmpty(),
                                    "asked for " + Quote.of(s.request().levels())))
                    .answering(DENIED)
                    .when(s -> s.knowsUs() && s.level().isPresent()),
            Check.of(
                            "REQ-18",
                            "A private relying party is named by RequesterID where the service demands it (MF 3.4).",
                            RequestRules::requesterId)
                    .answering(DENIED)
                    .when(s -> s.knowsUs() && s.knowsSender()));

    private RequestRules() {}

    private static Optional<String> issuerFormat(RequestSubject s) {
        return s.envelope()
                .issuerFormat()
                .filter(format -> !format.equals(NameIDType.ENTITY))
                .map(format -> "found " + Quote.of(format));
    }

    private static Optional<String> spType(RequestSubject s) {
        List<String> sent = s.request().spTypes();
        boolean published = s.connector().spType().isPresent();
        if (sent.isEmpty()) {
            return objectIf(!published, "it is in neither");
        }
        return objectIf(published, "it is in both")
                .or(() -> objectIf(sent.size() > 1 || s.spType().isEmpty(), "found " + Quote.of(sent)));
    }

    private static Optional<String> attributeNames(RequestSubject s) {
        List<RequestedAttribute> sent = s.request().attributes();
        boolean named = sent.stream()
                .allMatch(attribute -> attribute.name().isPresent()
                        && attribute.nameFormat().equals(Optional.of(Attribute.URI_REFERENCE)));
        return objectIf(!named, "one has no name or another name format")
                .or(() -> objectIf(s.attributes().isEmpty(), "none of the profile is there"))
                .or(() -> objectIf(
                        sent.stream().map(RequestedAttribute::name).distinct().count() != sent.size(),
                        "one is there twice"));
    }

    /** Without isRequired, which older schemas leave optional, an attribute is as required as the profile says. */
    private static Optional<String> minimumDataSet(RequestSubject s) {
        List<AttributeDefinition> asked = s.attributes();
        return persons(s)
                .flatMap(set -> AttributeProfile.mandatory(set).stream())
                .filter(mandatory -> !asked.contains(mandatory))
                .findFirst()
                .map(mandatory -> mandatory.friendlyName() + " is not asked for")
                .or(() -> s.request().attributes().stream()
                        .flatMap(attribute -> RequestSubject.definition(attribute).stream()
                                .filter(definition -> definition.mandatory()
                                        != attribute.required().orElse(definition.mandatory())))
                        .findFirst()
                        .map(definition -> definition.friendlyName() + " is required or not against the profile"));
    }

    private static Stream<DataSet> persons(RequestSubject s) {
        return s.sets().stream().filter(set -> !set.isRepresentative());
    }

    private static Optional<String> requesterId(RequestSubject s) {
        boolean isPrivate = s.connector().spType().or(s::spType).equals(Optional.of(SpType.PRIVATE));
        boolean named = s.request().requesterIds().stream().anyMatch(id -> !id.isBlank());
        return objectIf(s.us().demandsRequesterId() && isPrivate && !named, "it is not");
    }
}
