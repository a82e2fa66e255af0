package org.pontis.eidas.oidc.provider;

import org.pontis.eidas.oidc.Parameters;

/**
 * A request of a client to an endpoint of its own.
 *
 * @param parameters of the body; what stands in the query counts for nothing
 * @param authorizationHeader whether it came with such a header, which would be a second way to prove oneself
 */
public record Form(Parameters parameters, boolean authorizationHeader) {}
