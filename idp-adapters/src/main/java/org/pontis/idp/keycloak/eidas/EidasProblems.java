package org.pontis.idp.keycloak.eidas;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.pontis.broker.Blame;
import org.pontis.broker.LoginProblem;

/** What can go wrong between a citizen's own country and here. */
public final class EidasProblems {

    /** She, or her country for her, ended the login abroad. */
    public static final LoginProblem CANCELLED = new LoginProblem("EIDAS_CANCELLED", Blame.USER, false);

    /** Her country cannot be reached now, or our connector cannot. */
    public static final LoginProblem UNAVAILABLE = new LoginProblem("EIDAS_UNAVAILABLE", Blame.PROVIDER, false);

    /** Her country did not take our question, or could not answer it. */
    public static final LoginProblem COUNTRY_FAILED = new LoginProblem("EIDAS_COUNTRY_FAILED", Blame.PROVIDER, false);

    /** What came back is nothing that anybody can be let in by. */
    public static final LoginProblem UNUSABLE = new LoginProblem("EIDAS_UNUSABLE", Blame.PROVIDER, false);

    /** We do not take logins of this country. */
    public static final LoginProblem COUNTRY_CLOSED = new LoginProblem("EIDAS_COUNTRY_CLOSED", Blame.SYSTEM, false);

    /** An administrator has closed her account here. */
    public static final LoginProblem ACCOUNT_CLOSED = new LoginProblem("EIDAS_ACCOUNT_CLOSED", Blame.USER, false);

    /** Her login abroad went well, at too low a level. Portals get the same error as for any other method. */
    public static final LoginProblem LEVEL_NOT_REACHED =
            new LoginProblem("EIDAS_" + LoginProblem.LEVEL_NOT_REACHED.code(), Blame.USER, false);

    /** All of them. */
    public static final Set<LoginProblem> ALL =
            Set.of(CANCELLED, UNAVAILABLE, COUNTRY_FAILED, UNUSABLE, COUNTRY_CLOSED, ACCOUNT_CLOSED, LEVEL_NOT_REACHED);

    private static final Map<String, LoginProblem> BY_ERROR = Map.of(
            "access_denied", CANCELLED,
            "temporarily_unavailable", UNAVAILABLE,
            "unmet_authentication_requirements", LEVEL_NOT_REACHED);

    /** The connector's word for it, which OAuth has none for. */
    private static final String REQUEST_REFUSED = "REQUEST_REFUSED";

    private EidasProblems() {}

    /** By the connector's error code (RFC 6749, 4.1.2.1; Unmet Authentication Requirements 1.0), and what it has told the citizen. */
    static LoginProblem of(String error, Optional<Told> told) {
        boolean refusedThere =
                told.filter(it -> it.problem().equals(REQUEST_REFUSED)).isPresent();
        return BY_ERROR.getOrDefault(error, refusedThere ? COUNTRY_FAILED : UNUSABLE);
    }
}
