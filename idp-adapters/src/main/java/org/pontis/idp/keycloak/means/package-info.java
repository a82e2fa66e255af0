/**
 * What changes a citizen's means of login: {@link org.pontis.idp.keycloak.means.MeansOf} is the one way to add, stop, bring
 * back, renew or raise one, whoever asks for it. Each change is told to her on every older channel by
 * {@link org.pontis.idp.keycloak.means.Notices}, is an event, and what is stopped takes the sessions along that were proven
 * with it ({@link org.pontis.idp.keycloak.means.Suspension}). Who may do what is not decided here, but in
 * {@link org.pontis.idp.recovery}.
 */
package org.pontis.idp.keycloak.means;
