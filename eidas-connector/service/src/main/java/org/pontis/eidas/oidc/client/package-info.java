/**
 * Our side as a client of the broker, which logs our own citizens in for other countries:
 * {@link org.pontis.eidas.oidc.client.BrokerClient} makes the request and turns what comes back into a
 * {@link org.pontis.eidas.flow.proxy.BrokerAnswer}. Nothing that the broker is said to say counts unless it is signed with the
 * broker's published keys, is meant for us, answers this very request, and reaches the level. Beyond the standard the request
 * says who is asking, for the citizen's eyes: {@code requester_country} and {@code requester_name}.
 */
package org.pontis.eidas.oidc.client;
