package org.pontis.eidas.oidc.provider;

import java.net.URI;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.pontis.broker.LevelOfAssurance;
import org.pontis.eidas.level.GrantedLevel;
import org.pontis.eidas.level.GrantedLevel.NotNotified;
import org.pontis.eidas.level.GrantedLevel.Notified;
import org.pontis.eidas.level.RequestedLevel;

/**
 * The level that a client asks for, by {@code acr_values} or by the claim {@code acr} (OpenID Connect Core 3.1.2.1 and 5.5.1.1).
 * It binds as a minimum, essential or not; of several in one place any will do, so the lowest counts.
 *
 * @param shortNames whether the client speaks of {@code high} and not of the URI; it is answered in its own words
 */
record RequestedAcr(RequestedLevel level, boolean shortNames) {

    /**
     * Reads what is asked for in each of the places.
     *
     * @param places lists of names, empty where nothing is asked for
     * @throws Refused if a place names levels, but none that there is
     */
    static RequestedAcr read(Client client, List<List<String>> places) throws Refused {
        List<List<String>> asked =
                places.stream().filter(names -> !names.isEmpty()).toList();
        RequestedLevel level = RequestedLevel.atLeast(client.minimum());
        for (List<String> names : asked) {
            level = both(level, anyOf(client, names), asked.size() > 1);
        }
        boolean shortNames =
                !asked.isEmpty() && asked.stream().flatMap(List::stream).noneMatch(name -> name.contains(":"));
        return new RequestedAcr(level, shortNames);
    }

    /** The level that was reached, in the client's words. */
    String write(GrantedLevel granted) {
        return shortNames && granted instanceof Notified notified
                ? notified.level().shortName()
                : granted.uri();
    }

    private static RequestedLevel both(RequestedLevel one, RequestedLevel other, boolean several) throws Refused {
        if (one instanceof RequestedLevel.AtLeast least && other instanceof RequestedLevel.AtLeast more) {
            return least.level().atLeast(more.level()) ? one : other;
        }
        if (several) {
            throw new Refused(
                    OAuthError.INVALID_REQUEST, "Levels that were not notified are asked for in one place only.");
        }
        return other;
    }

    private static RequestedLevel anyOf(Client client, List<String> names) throws Refused {
        Optional<LevelOfAssurance> lowest = names.stream()
                .map(LevelOfAssurance::named)
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder());
        Set<GrantedLevel> other = new LinkedHashSet<>();
        names.stream()
                .filter(name -> client.otherLevels().stream().map(URI::toString).anyMatch(name::equals))
                .map(name -> new NotNotified(URI.create(name)))
                .forEach(other::add);
        if (other.isEmpty()) {
            return RequestedLevel.atLeast(lowest.orElseThrow(() -> new Refused(
                    OAuthError.UNMET_AUTHENTICATION_REQUIREMENTS, "None of the levels asked for is known.")));
        }
        lowest.stream()
                .flatMap(least -> Arrays.stream(LevelOfAssurance.values()).filter(level -> level.atLeast(least)))
                .filter(level -> level.atLeast(client.minimum()))
                .map(Notified::new)
                .forEach(other::add);
        return new RequestedLevel.OneOf(other);
    }
}
