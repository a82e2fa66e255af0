package org.pontis.eidas.oidc.provider;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.pontis.eidas.attributes.Address;
import org.pontis.eidas.attributes.AttributeDefinition;
import org.pontis.eidas.attributes.AttributeValue;
import org.pontis.eidas.attributes.Person;
import org.pontis.eidas.attributes.Syntax;
import org.pontis.eidas.oidc.ClaimNames;

/** A person as claims: texts as they were sent, what may come several times as a list, addresses as objects. */
final class PersonClaims {

    private PersonClaims() {}

    static Map<String, Object> of(Person person) {
        Map<String, Object> claims = new LinkedHashMap<>();
        person.values().forEach((attribute, values) -> {
            String name = ClaimNames.of(attribute);
            claims.put(name, value(attribute, values, person));
            person.original(attribute)
                    .filter(text -> attribute.latinScript())
                    .ifPresent(text -> claims.put(name + ClaimNames.ORIGINAL, text));
        });
        return claims;
    }

    private static Object value(AttributeDefinition attribute, List<AttributeValue> values, Person person) {
        if (attribute.multiple()) {
            return values.stream().map(AttributeValue::text).toList();
        }
        String text = person.value(attribute).orElseThrow();
        if (attribute.syntax() == Syntax.ADDRESS) {
            Optional<Object> address = Address.read(text).map(AddressClaim::of);
            return address.orElseThrow();
        }
        return text;
    }
}
