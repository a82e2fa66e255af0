package org.pontis.eidas.saml.check;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.opensaml.saml.saml2.core.NameIDType;
import org.pontis.eidas.saml.message.EidasStatus;
import org.pontis.eidas.saml.message.EidasStatus.Code;
import org.pontis.eidas.saml.message.EidasStatus.SubCode;
import org.pontis.eidas.saml.metadata.SpType;

import static org.pontis.eidas.saml.check.Check.objectIf;
import static org.pontis.eidas.saml.check.Check.same;

/** The sentences about how is asked, in the order in which they are checked; whoever breaks these is told so. */
final class RequestRules {

    private static final int MAX_PROVIDER_NAME = 128;
    private static final int MAX_REQUESTER_ID = 1_024;
    private static final Set<String> BINDINGS =
            prefixed("urn:oasis:names:tc:SAML:2.0:bindings:", "HTTP-POST", "HTTP-Redirect", "SOAP");
    private static final Set<String> CONSENTS = prefixed(
            "urn:oasis:names:tc:SAML:2.0:consent:",
            "obtained",
            "prior",
            "current-implicit",
            "current-explicit",
            "unspecified",
            "unavailable",
            "inapplicable");

    private static final EidasStatus BAD_REQUEST = EidasStatus.of(Code.REQUESTER, "The request breaks the profile.");
    private static final EidasStatus DENIED =
            EidasStatus.of(Code.REQUESTER, SubCode.REQUEST_DENIED, "The request cannot be fulfilled.");
    private static final EidasStatus BAD_NAME_ID = EidasStatus.of(
            Code.REQUESTER, SubCode.INVALID_NAME_ID_POLICY, "The name identifier format is not supported.");

    static final List<Check<RequestSubject>> ALL = List.of(
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
                                    .filter(binding -> !BINDINGS.contains(binding))
                                    .map(binding -> "found " + Quote.of(binding)))
                    .answering(BAD_REQUEST),
            Check.of(
                            "REQ-07",
                            "Options of SAML that eIDAS has no use for are not used (MF 2.4.1).",
                            (RequestSubject s) -> objectIf(
                                    !s.request().unusualOptions().isEmpty(),
                                    "found " + Quote.of(s.request().unusualOptions())))
                    .answering(
                            EidasStatus.of(Code.REQUESTER, SubCode.REQUEST_UNSUPPORTED, "An option is not supported.")),
            Check.of(
                            "REQ-21",
                            "Consent, if it is given, is one that SAML defines (core 8.4).",
                            (RequestSubject s) -> s.envelope()
                                    .consent()
                                    .filter(consent -> !CONSENTS.contains(consent))
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

    private static Set<String> prefixed(String prefix, String... names) {
        return Stream.of(names).map(prefix::concat).collect(Collectors.toUnmodifiableSet());
    }

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

    private static Optional<String> requesterId(RequestSubject s) {
        boolean isPrivate = s.connector().spType().or(s::spType).equals(Optional.of(SpType.PRIVATE));
        boolean named = s.request().requesterIds().stream().anyMatch(id -> !id.isBlank());
        return objectIf(s.us().demandsRequesterId() && isPrivate && !named, "it is not");
    }
}
