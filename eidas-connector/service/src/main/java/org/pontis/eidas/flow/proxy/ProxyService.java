package org.pontis.eidas.flow.proxy;

import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.pontis.broker.InvalidSetting;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.eidas.attributes.NodeCountry;
import org.pontis.eidas.level.GrantedLevel;
import org.pontis.eidas.level.RequestedLevel;
import org.pontis.eidas.saml.check.OurService;
import org.pontis.eidas.saml.check.TimeLimits;

/**
 * Our Proxy-Service, as it is set up.
 *
 * @param entityId the address of its metadata
 * @param country ours
 * @param levels what each level of the broker is called abroad; a level that is missing is not offered
 * @param admitted the countries whose private relying parties may ask (Regulation (EU) 910/2014, article 7(f))
 * @param validity how long an assertion of ours may be used
 * @param patience how long a citizen may take, from the request to the answer
 */
public record ProxyService(
        String entityId,
        NodeCountry country,
        OurService us,
        Map<LevelOfAssurance, GrantedLevel> levels,
        IdentifierPolicy identifiers,
        ClaimNames claims,
        Admitted admitted,
        TimeLimits limits,
        Duration validity,
        Duration patience) {

    public ProxyService {
        levels = Map.copyOf(levels);
        if (!us.levels().equals(Set.copyOf(levels.values()))) {
            throw new InvalidSetting("The levels in the metadata are those that the broker's levels are called.");
        }
    }

    /** The lowest level of the broker that will do. */
    Optional<LevelOfAssurance> needed(RequestedLevel asked) {
        return Arrays.stream(LevelOfAssurance.values())
                .filter(level -> levels.containsKey(level) && asked.accepts(levels.get(level)))
                .findFirst();
    }

    /** The best answer that the level reached by the citizen allows. */
    Optional<GrantedLevel> granted(RequestedLevel asked, LevelOfAssurance reached) {
        return Arrays.stream(LevelOfAssurance.values())
                .filter(reached::atLeast)
                .sorted(Comparator.reverseOrder())
                .flatMap(level -> Optional.ofNullable(levels.get(level)).stream())
                .filter(asked::accepts)
                .findFirst();
    }

    /** Whose private relying parties are answered. */
    public sealed interface Admitted {

        boolean admits(NodeCountry country);

        /** Everybody's. */
        record All() implements Admitted {

            @Override
            public boolean admits(NodeCountry country) {
                return true;
            }
        }

        /** Those of some countries, or of none. */
        record Only(Set<NodeCountry> countries) implements Admitted {

            public Only {
                countries = Set.copyOf(countries);
            }

            @Override
            public boolean admits(NodeCountry country) {
                return countries.contains(country);
            }
        }
    }
}
