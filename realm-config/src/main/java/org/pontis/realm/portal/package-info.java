/**
 * Portals as code: one reviewed YAML file per portal says who it is, what it may ask for and what it is told.
 * {@link org.pontis.realm.portal.PortalFile} reads a file and names every flaw at once, with its line;
 * {@link org.pontis.realm.portal.PortalClient} is the Keycloak client that follows from it. A portal can be written down
 * only in a safe form: there is no way to say wildcard, plain http, missing PKCE or shared subject.
 */
package org.pontis.realm.portal;
