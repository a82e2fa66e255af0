/**
 * Registration as Keycloak's users, credentials and pages see it: the codes that make a password its owner's
 * ({@link org.pontis.idp.keycloak.registration.ActivationCodes}), and the citizen's own pages below
 * {@code /realms/<realm>/pontis/registration}. What is decided, is decided in {@link org.pontis.idp.registration}.
 */
package org.pontis.idp.keycloak.registration;
