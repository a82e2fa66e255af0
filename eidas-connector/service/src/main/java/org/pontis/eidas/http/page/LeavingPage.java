package org.pontis.eidas.http.page;

import java.util.Optional;

import org.pontis.eidas.attributes.NodeCountry;
import org.pontis.eidas.flow.PostForm;
import org.pontis.eidas.flow.proxy.Step;

/**
 * The browser carries a message to another country's node, by itself where scripts run: a {@code SAMLRequest} to log in there, a
 * {@code SAMLResponse} back to where the citizen came from.
 *
 * @param to the country
 * @param mishap why the answer says that there is no login; nothing when there is one, and with a request
 */
public record LeavingPage(PostForm form, NodeCountry to, Optional<Step.Mishap> mishap) {}
