/**
 * Starts the whole stack on loopback: a real Keycloak with our provider jars, the simulated outside world and the
 * portals. The launcher {@code pontis} and the end-to-end tests use the same classes, so that what a newcomer sees is
 * what is tested. Read {@link org.pontis.sandbox.run.Stack} first.
 */
package org.pontis.sandbox.run;
