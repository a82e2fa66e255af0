package org.pontis.eidas.oidc.provider;

import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.nimbusds.jose.util.JSONObjectUtils;
import org.pontis.eidas.attributes.AttributeDefinition;
import org.pontis.eidas.attributes.AttributeProfile;
import org.pontis.eidas.attributes.DataSet;
import org.pontis.eidas.oidc.ClaimNames;

/**
 * The {@code claims} parameter (OpenID Connect Core 5.5), as far as it is about ID tokens; there is no user info. Claims that
 * nobody knows are no mistake.
 *
 * @param idToken names and what is said of each
 */
record RequestedClaims(Map<String, Object> idToken) {

    private static final int MAX_LENGTH = 8_192;

    /** @throws Refused if it is no JSON object of JSON objects */
    static RequestedClaims read(Optional<String> parameter) throws Refused {
        if (parameter.isEmpty()) {
            return new RequestedClaims(Map.of());
        }
        if (!parameter.get().strip().startsWith("{")) {
            // the parser takes an empty array for an empty object
            throw refused();
        }
        try {
            Map<String, Object> claims = JSONObjectUtils.parse(parameter.get(), MAX_LENGTH);
            Map<String, Object> idToken = JSONObjectUtils.getJSONObject(claims, "id_token");
            return new RequestedClaims(idToken == null ? Map.of() : idToken);
        } catch (ParseException e) {
            throw refused();
        }
    }

    private static Refused refused() {
        return new Refused(OAuthError.INVALID_REQUEST, "The parameter claims is no JSON object of JSON objects.");
    }

    /** The levels asked for by the claim {@code acr}; one of them will do. */
    List<String> acr() {
        if (!(idToken.get("acr") instanceof Map<?, ?> wish)) {
            return List.of();
        }
        Stream<?> several = wish.get("values") instanceof List<?> list ? list.stream() : Stream.empty();
        return Stream.concat(Stream.ofNullable(wish.get("value")), several)
                .map(String::valueOf)
                .toList();
    }

    /**
     * The attributes to ask for: the whole minimum data set of one kind of person, and what else is wished.
     *
     * @throws Refused for natural and legal persons at once (message format 1.4, 2.3.2)
     */
    List<AttributeDefinition> attributes() throws Refused {
        List<AttributeDefinition> wished = idToken.keySet().stream()
                .map(ClaimNames::find)
                .flatMap(Optional::stream)
                .toList();
        List<DataSet> sets =
                wished.stream().map(AttributeDefinition::set).distinct().toList();
        if (sets.size() > 1) {
            throw new Refused(
                    OAuthError.INVALID_REQUEST, "Claims of natural and of legal persons are not asked for at once.");
        }
        DataSet set = sets.isEmpty() ? DataSet.NATURAL : sets.getFirst();
        return AttributeProfile.of(set).stream()
                .filter(attribute -> attribute.mandatory() || wished.contains(attribute))
                .toList();
    }
}
