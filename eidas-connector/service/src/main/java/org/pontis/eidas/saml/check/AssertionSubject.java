package org.pontis.eidas.saml.check;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.pontis.eidas.attributes.AttributeDefinition;
import org.pontis.eidas.attributes.AttributeProfile;
import org.pontis.eidas.attributes.AttributeValue;
import org.pontis.eidas.attributes.DataSet;
import org.pontis.eidas.attributes.UniquenessIdentifier;
import org.pontis.eidas.level.GrantedLevel;
import org.pontis.eidas.saml.message.ReceivedAssertion;
import org.pontis.eidas.saml.message.ReceivedAssertion.Authentication;
import org.pontis.eidas.saml.message.ReceivedAssertion.Confirmation;
import org.pontis.eidas.saml.message.ReceivedAssertion.SentAttribute;

/**
 * An assertion under examination, and the response around it.
 *
 * @param attributes those that the profile knows; others are ignored (IA 2.3.1)
 */
record AssertionSubject(
        ResponseSubject response,
        ReceivedAssertion assertion,
        Map<AttributeDefinition, List<AttributeValue>> attributes) {

    static AssertionSubject of(ResponseSubject response, ReceivedAssertion assertion) {
        Map<AttributeDefinition, List<AttributeValue>> known = new LinkedHashMap<>();
        for (SentAttribute attribute : assertion.attributes()) {
            attribute
                    .name()
                    .flatMap(AttributeProfile::find)
                    .ifPresent(definition -> known.put(definition, attribute.values()));
        }
        return new AssertionSubject(response, assertion, known);
    }

    Optional<Confirmation> confirmation() {
        return assertion.confirmations().stream().findFirst();
    }

    Optional<Authentication> authentication() {
        return assertion.authentications().stream().findFirst();
    }

    Optional<GrantedLevel> level() {
        return authentication().flatMap(Authentication::level).flatMap(GrantedLevel::read);
    }

    Set<DataSet> sets() {
        return attributes.keySet().stream().map(AttributeDefinition::set).collect(Collectors.toSet());
    }

    List<UniquenessIdentifier> identifiers() {
        return attributes.entrySet().stream()
                .filter(entry -> entry.getKey().isIdentifier())
                .flatMap(entry -> entry.getValue().stream())
                .flatMap(value -> UniquenessIdentifier.read(value.text()).stream())
                .toList();
    }

    boolean isFuture(Instant time) {
        return response.limits().isFuture(time, response.now());
    }

    boolean isOver(Instant end) {
        return response.limits().isOver(end, response.now());
    }

    boolean knowsSender() {
        return response.knowsSender();
    }

    boolean knowsUs() {
        return response.knowsUs();
    }

    boolean knowsRequest() {
        return response.knowsRequest();
    }
}
