package org.pontis.realm.portal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.pontis.broker.LevelOfAssurance;

/**
 * A portal as its file says.
 *
 * @param id the OAuth client id, or the SAML entityID
 * @param names what citizens read, by language tag
 * @param home where "back to the portal" leads
 * @param owner who answers for it
 * @param contact where its owner is reached
 * @param minimum the weakest login it takes, whatever its requests say
 * @param allowed the levels it may ask for; empty: every one
 * @param claims what it learns of a citizen
 * @param sector whose it is; other countries are told, and may refuse the private one
 * @param people whom it takes
 * @param asksFor for whom it asks who a citizen is
 */
public record Portal(
        String id,
        Map<String, String> names,
        Optional<String> description,
        String home,
        String owner,
        String contact,
        LevelOfAssurance minimum,
        Set<LevelOfAssurance> allowed,
        List<Claim> claims,
        Sector sector,
        People people,
        AsksFor asksFor,
        Dialect dialect) {

    /** Regulation 910/2014, article 7(f): the eIDAS SPType. */
    public enum Sector {
        PUBLIC,
        PRIVATE
    }

    /** Whom a portal takes. The Proxy-Service takes nationals: it tells other countries who they are. */
    public enum People {
        EVERYBODY,
        NATIONALS
    }

    /** For whom a portal asks. The Proxy-Service asks for other countries' services, and citizens read their names in place of its own. */
    public enum AsksFor {
        ITSELF,
        COUNTRIES
    }

    /** How a portal talks to the broker. */
    public sealed interface Dialect permits Oidc, Saml {}
}
