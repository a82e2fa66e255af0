package org.pontis.eidas.flow.proxy;

import java.util.Optional;

import org.pontis.eidas.attributes.Identity;
import org.pontis.eidas.attributes.NodeCountry;
import org.pontis.eidas.flow.Incident;
import org.pontis.eidas.flow.PostForm;
import org.pontis.eidas.flow.Problem;
import org.pontis.eidas.level.GrantedLevel;

/** What happens next to a request from abroad. */
public sealed interface Step {

    /**
     * The citizen logs in at the broker.
     *
     * @param state nobody can guess it; it comes back with the broker's answer
     */
    record AskBroker(String state, BrokerRequest request) implements Step {}

    /**
     * The citizen decides whether this leaves.
     *
     * @param id comes back with the decision
     * @param portalName the relying party abroad, for the citizen's eyes; text of somebody else
     * @param identity exactly the values that will leave
     */
    record Consent(String id, NodeCountry asker, Optional<String> portalName, GrantedLevel level, Identity identity)
            implements Step {}

    /**
     * A signed response goes back.
     *
     * @param to the country of who asked
     * @param mishap why it says that there is no login; nothing when there is one
     */
    record Answer(NodeCountry to, PostForm form, Optional<Mishap> mishap) implements Step {}

    /** Nobody knows who asked, so that nobody can be answered. */
    record ErrorPage(Mishap mishap) implements Step {}

    /** What went wrong, and its name in the log. */
    record Mishap(Problem problem, Incident incident) {}
}
