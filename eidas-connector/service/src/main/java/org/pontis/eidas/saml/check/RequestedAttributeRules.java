package org.pontis.eidas.saml.check;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.opensaml.saml.saml2.core.Attribute;
import org.pontis.eidas.attributes.AttributeDefinition;
import org.pontis.eidas.attributes.AttributeProfile;
import org.pontis.eidas.attributes.DataSet;
import org.pontis.eidas.saml.message.EidasStatus;
import org.pontis.eidas.saml.message.EidasStatus.Code;
import org.pontis.eidas.saml.message.EidasStatus.SubCode;
import org.pontis.eidas.saml.message.ReceivedRequest.RequestedAttribute;

import static org.pontis.eidas.saml.check.Check.objectIf;

/** The sentences about what is asked for, in the order in which they are checked; whoever breaks these is told so. */
final class RequestedAttributeRules {

    private static final EidasStatus BAD_ATTRIBUTES = EidasStatus.of(
            Code.REQUESTER, SubCode.INVALID_ATTR_NAME_OR_VALUE, "The requested attributes break the profile.");

    static final List<Check<RequestSubject>> ALL = List.of(
            Check.of(
                            "REQ-16",
                            "Representatives' attributes are not asked for (AP 2.8).",
                            (RequestSubject s) ->
                                    objectIf(s.sets().stream().anyMatch(DataSet::isRepresentative), "they are"))
                    .answering(BAD_ATTRIBUTES),
            Check.of(
                            "REQ-13",
                            "eidas:RequestedAttributes names attributes of the profile, by URI (MF 2.3.2, AP 2.1).",
                            RequestedAttributeRules::attributeNames)
                    .answering(BAD_ATTRIBUTES),
            Check.of(
                            "REQ-14",
                            "The whole minimum data set is asked for, and that alone is required (MF 2.3.2).",
                            RequestedAttributeRules::minimumDataSet)
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
                    .when(RequestSubject::knowsUs));

    private RequestedAttributeRules() {}

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
}
