/**
 * What is answered before or after everything else: requests that nobody here reads, and failures for which Keycloak would
 * have only a stack trace.
 */
package org.pontis.idp.keycloak.edge;
