/**
 * The operator's figures in Keycloak: {@link org.pontis.idp.keycloak.figures.CountingFactory} counts every login event in memory,
 * {@link org.pontis.idp.keycloak.figures.Bookkeeper} writes it down a few seconds later and makes days of hours and months of days,
 * {@link org.pontis.idp.keycloak.figures.FiguresResource} shows it to officers and programs that may see it.
 */
package org.pontis.idp.keycloak.figures;
