package org.pontis.eidas.saml.check;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.opensaml.saml.saml2.core.Attribute;
import org.pontis.eidas.attributes.AttributeDefinition;
import org.pontis.eidas.attributes.AttributeProfile;
import org.pontis.eidas.attributes.AttributeValue;
import org.pontis.eidas.attributes.DataSet;
import org.pontis.eidas.attributes.Person;
import org.pontis.eidas.attributes.Syntax;
import org.pontis.eidas.attributes.UniquenessIdentifier;
import org.pontis.eidas.saml.message.ReceivedAssertion.SentAttribute;

import static org.pontis.eidas.saml.check.Check.objectIf;

/** The sentences about what an assertion says about a person, in the order in which they are checked. */
final class AttributeRules {

    static final List<Check<AssertionSubject>> ALL = List.of(
            Check.of("RSP-09", "No attribute is encrypted by itself, and no value is empty (MF 2.3.3).", s -> objectIf(
                            s.assertion().encryptedAttributes() > 0, "one is encrypted")
                    .or(() -> known(s).filter(AttributeRules::isEmpty)
                            .findFirst()
                            .map(attribute -> Quote.of(attribute.name()) + " is empty"))),
            Check.of("ATT-01", "Attributes are named by URI, each once (AP 2.1).", AttributeRules::names),
            Check.of(
                    "ATT-02",
                    "The answer is about one person, natural or legal (MF 2.3.2).",
                    s -> objectIf(persons(s).count() != 1, "it is about " + s.sets())),
            Check.of(
                    "ATT-03",
                    "The minimum data set is complete (Regulation (EU) 2015/1501, annex; MF 2.4.2).",
                    s -> mandatory(s)
                            .filter(attribute -> !s.attributes().containsKey(attribute))
                            .findFirst()
                            .map(attribute -> attribute.friendlyName() + " is missing")),
            Check.of("ATT-04", "Mandatory values have the prescribed form (AP 2.2, 2.3).", s -> mandatory(s)
                    .filter(s.attributes()::containsKey)
                    .flatMap(attribute ->
                            Person.objection(attribute, s.attributes().get(attribute)).stream())
                    .findFirst()),
            Check.of("ATT-10", "Nobody is born in the future (Regulation (EU) 2015/1501, annex).", s -> births(s)
                    .filter(birth ->
                            birth.isAfter(LocalDate.ofInstant(s.response().now(), ZoneOffset.MAX)))
                    .findFirst()
                    .map(birth -> "somebody is")),
            Check.of(
                            "ATT-05",
                            "Identifiers begin with the country of the service (AP 2.2.3, 2.5).",
                            (AssertionSubject s) -> s.identifiers().stream()
                                    .filter(identifier -> !identifier
                                            .from()
                                            .equals(s.response().service().country()))
                                    .findFirst()
                                    .map(identifier -> "found " + identifier.from()))
                    .when(AssertionSubject::knowsSender),
            Check.of(
                            "ATT-06",
                            "Identifiers are meant for no third country (AP 2.2.3, 2.5).",
                            (AssertionSubject s) -> s.identifiers().stream()
                                    .filter(identifier -> !isForUs(identifier, s))
                                    .findFirst()
                                    .map(identifier -> "found " + identifier.to()))
                    .when(AssertionSubject::knowsUs),
            Check.of(
                            "ATT-07",
                            "The person is of the kind that was asked for (MF 2.3.2).",
                            (AssertionSubject s) -> objectIf(
                                    !persons(s).allMatch(asked(s)::equals),
                                    "asked for " + asked(s) + ", found " + s.sets()))
                    .when(AssertionSubject::knowsRequest),
            Check.of(
                    "ATT-08",
                    "At most one representative acts for the person (AP 2.8).",
                    s -> objectIf(
                            s.sets().stream().filter(DataSet::isRepresentative).count() > 1, "there are two")),
            Check.of(
                            "ATT-09",
                            "A representative is named only to whom understands that (AP 2.8).",
                            (AssertionSubject s) -> objectIf(
                                    s.sets().stream().anyMatch(DataSet::isRepresentative)
                                            && !s.response().asked().allowsRepresentation(),
                                    "somebody acts for somebody else"))
                    .when(AssertionSubject::knowsRequest));

    private AttributeRules() {}

    /**
     * With another country's code it is somebody else's to know. With the sender's own it is nobody's: test data of the reference
     * node, which itself does not look at the second code.
     */
    private static boolean isForUs(UniquenessIdentifier identifier, AssertionSubject s) {
        return identifier.to().equals(s.response().us().country())
                || identifier.to().equals(identifier.from())
                || s.knowsSender() && s.response().service().tolerance().anyDestination();
    }

    /** What the profile does not know is ignored, however odd (IA 2.3.1). */
    private static Stream<SentAttribute> known(AssertionSubject s) {
        return s.assertion().attributes().stream()
                .filter(attribute ->
                        attribute.name().flatMap(AttributeProfile::find).isPresent());
    }

    private static boolean isEmpty(SentAttribute attribute) {
        return attribute.values().isEmpty()
                || attribute.values().stream().anyMatch(value -> value.text().isBlank());
    }

    private static Optional<String> names(AssertionSubject s) {
        List<SentAttribute> sent = known(s).toList();
        return objectIf(
                        !sent.stream()
                                .allMatch(attribute ->
                                        attribute.nameFormat().equals(Optional.of(Attribute.URI_REFERENCE))),
                        "one has another name format")
                .or(() -> objectIf(
                        sent.stream().map(SentAttribute::name).distinct().count() != sent.size(),
                        "one is there twice"));
    }

    private static Stream<DataSet> persons(AssertionSubject s) {
        return s.sets().stream().filter(set -> !set.isRepresentative());
    }

    private static Stream<AttributeDefinition> mandatory(AssertionSubject s) {
        Set<DataSet> sets = s.sets();
        return sets.stream().flatMap(set -> AttributeProfile.mandatory(set).stream());
    }

    private static Stream<LocalDate> births(AssertionSubject s) {
        return s.attributes().entrySet().stream()
                .filter(entry -> entry.getKey().syntax() == Syntax.DATE)
                .flatMap(entry -> entry.getValue().stream())
                .map(AttributeValue::text)
                .filter(Syntax.DATE::accepts)
                .map(LocalDate::parse);
    }

    private static DataSet asked(AssertionSubject s) {
        return s.response().asked().request().attributes().getFirst().set();
    }
}
