package org.pontis.eidas.saml.check;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import org.pontis.eidas.attributes.AttributeDefinition;
import org.pontis.eidas.attributes.AttributeValue;
import org.pontis.eidas.attributes.DataSet;
import org.pontis.eidas.attributes.Identity;
import org.pontis.eidas.attributes.NodeCountry;
import org.pontis.eidas.attributes.Person;
import org.pontis.eidas.level.GrantedLevel;
import org.pontis.eidas.saml.message.NameId;
import org.pontis.eidas.saml.message.NameIdFormat;
import org.pontis.eidas.saml.message.ReceivedAssertion.Authentication;
import org.pontis.eidas.saml.message.ReceivedAssertion.Name;

/** What another country says about its citizen, after every check. Only {@link ResponseCheck} makes one. */
public final class TrustedAssertion {

    private final AssertionSubject subject;
    private final Identity identity;

    TrustedAssertion(AssertionSubject subject) {
        this.subject = subject;
        List<AttributeDefinition> asked = subject.response().asked().request().attributes();
        // what nobody asked for is not taken in; a representative cannot be asked for
        this.identity = new Identity(
                person(asked.getFirst().set(), asked::contains),
                subject.sets().stream()
                        .filter(DataSet::isRepresentative)
                        .findFirst()
                        .map(set -> person(set, attribute -> true)));
    }

    public Identity identity() {
        return identity;
    }

    public GrantedLevel level() {
        return subject.level().orElseThrow();
    }

    /** The country that answers for all this. */
    public NodeCountry country() {
        return subject.response().service().country();
    }

    /** The entity ID of the service that answered. */
    public String service() {
        return subject.response().service().entityId();
    }

    /** The ID of the request that this answers. */
    public String inResponseTo() {
        return subject.response().asked().request().id();
    }

    /** What the service calls the subject; the person's key is the identifier in {@link #identity}. */
    public NameId nameId() {
        Name name = subject.assertion().name().orElseThrow();
        return new NameId(
                name.format().flatMap(NameIdFormat::read).orElse(NameIdFormat.UNSPECIFIED),
                name.value().orElseThrow());
    }

    public Instant authenticatedAt() {
        return subject.authentication().flatMap(Authentication::at).orElseThrow();
    }

    /** An optional value that cannot be read is left out: no login fails for it. */
    private Person person(DataSet set, Predicate<AttributeDefinition> wanted) {
        Map<AttributeDefinition, List<AttributeValue>> values = new LinkedHashMap<>();
        subject.attributes().forEach((attribute, sent) -> {
            if (attribute.set() == set
                    && wanted.test(attribute)
                    && Person.objection(attribute, sent).isEmpty()) {
                values.put(attribute, sent);
            }
        });
        return new Person(set, values);
    }
}
