package org.pontis.eidas.oidc.provider;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.pontis.eidas.attributes.Address;
import org.pontis.eidas.attributes.Address.Part;

/** An address as OpenID Connect Core 5.1.1 has it; the parts of the core location vocabulary are finer. */
final class AddressClaim {

    private AddressClaim() {}

    static Map<String, Object> of(Address address) {
        Map<String, Object> claim = new LinkedHashMap<>();
        put(claim, "street_address", "\n", street(address), part(address, Part.ADDRESS_AREA), box(address));
        put(claim, "locality", " ", part(address, Part.POST_NAME));
        put(claim, "region", " ", part(address, Part.ADMIN_UNIT_SECOND_LINE));
        put(claim, "postal_code", " ", part(address, Part.POST_CODE));
        put(claim, "country", " ", part(address, Part.ADMIN_UNIT_FIRST_LINE));
        return claim;
    }

    private static String street(Address address) {
        return join(
                " ",
                part(address, Part.THOROUGHFARE),
                part(address, Part.LOCATOR_DESIGNATOR),
                part(address, Part.LOCATOR_NAME));
    }

    private static String box(Address address) {
        return part(address, Part.PO_BOX);
    }

    private static String part(Address address, Part part) {
        return address.parts().getOrDefault(part, "");
    }

    private static void put(Map<String, Object> claim, String name, String between, String... texts) {
        Optional.of(join(between, texts)).filter(text -> !text.isEmpty()).ifPresent(text -> claim.put(name, text));
    }

    private static String join(String between, String... texts) {
        return Stream.of(texts)
                .filter(Objects::nonNull)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(between));
    }
}
