/**
 * Who stands before one of the broker's own pages. Such a page looks at the realm's session itself, as single sign-on does, and
 * sends whoever has none, or one that does not carry the level the page asks for, to the login as a portal would. It never fetches a
 * token. {@link org.pontis.idp.keycloak.visit.FormToken} ties each form to the browser that it was shown in.
 */
package org.pontis.idp.keycloak.visit;
