package org.pontis.eidas.http.page;

import java.util.Optional;

import org.pontis.eidas.attributes.NodeCountry;
import org.pontis.eidas.flow.Incident;
import org.pontis.eidas.flow.Problem;

/**
 * Something went wrong: what, whose fault it is and what to do. Buttons {@code again} (another country) and {@code cancel}: back
 * to the broker, which offers its other methods before the portal, so that the button says that.
 *
 * @param country the other country, if one is known
 * @param portal who asks, for people; text of somebody else
 * @param form where the buttons lead; nothing if nobody knows which login it was
 * @param again whether another country may be chosen
 */
public record ProblemPage(
        Problem problem,
        Incident incident,
        Optional<NodeCountry> country,
        Optional<String> portal,
        Optional<Form> form,
        boolean again) {}
