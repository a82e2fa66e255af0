/**
 * The citizen's own ground, at the address of Keycloak's account console and in its place: her log-ins, her means of identification,
 * her live sessions and her alerts, and one button for a log-in that was not hers. Pages come from the server as those of a login do,
 * in the same theme, and work without JavaScript. {@link org.pontis.idp.keycloak.cabinet.Cabinet} has the addresses,
 * {@link org.pontis.idp.keycloak.cabinet.Room} is one request of somebody who is in.
 */
package org.pontis.idp.keycloak.cabinet;
