/**
 * The pages for the day something is lost: {@code /realms/<realm>/pontis/recovery}. Whoever is not logged in finds what can be done
 * without ({@link org.pontis.idp.keycloak.recovery.Outside}): stop a means by her stop code or a code on her phone, and a new
 * password. Whoever is, finds her means and everything else ({@link org.pontis.idp.keycloak.recovery.Inside}). What may be done
 * is said by {@link org.pontis.idp.recovery.Verdict}, and done by {@link org.pontis.idp.keycloak.means.MeansOf}.
 */
package org.pontis.idp.keycloak.recovery;
