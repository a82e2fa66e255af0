package org.pontis.eidas.flow.connector;

import java.util.List;

import org.pontis.eidas.flow.Incident;
import org.pontis.eidas.flow.PostForm;
import org.pontis.eidas.flow.Problem;

/** What the citizen's browser shows next. */
public sealed interface Page {

    /** Countries to choose from, only those that can do what is asked; the login goes on under its id. */
    record ChooseCountry(LoginRequest login, List<CountryChoice> countries) implements Page {

        public ChooseCountry {
            countries = List.copyOf(countries);
        }
    }

    /** The request on its way to the country's node. */
    record PostToNode(String loginId, PostForm form) implements Page {}

    /**
     * The login has come to its end, or to a refusal after which the citizen may choose another country: until whoever asked has
     * been told, {@link ConnectorFlow#again} opens it again.
     */
    record Finished(String loginId, LoginOutcome outcome) implements Page {}

    /** Nobody knows which login this belongs to, so that there is nobody to go back to. */
    record Lost(Problem problem, Incident incident) implements Page {}
}
