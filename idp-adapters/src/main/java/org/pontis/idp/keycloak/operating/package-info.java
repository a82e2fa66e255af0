/**
 * The broker for those who run it, under {@code /realms/<realm>/pontis} and on {@code /health}: is it healthy, forget its
 * counters, close a login method for a while. Whatever changes something needs an
 * {@link org.pontis.idp.keycloak.operating.Operator}.
 */
package org.pontis.idp.keycloak.operating;
