/**
 * The operator's figures in Keycloak: {@link org.pontis.idp.keycloak.figures.CountingFactory} lets every login's entry in the ledger carry
 * what it adds, {@link org.pontis.idp.keycloak.figures.Bookkeeper} adds it a second later and makes days of hours and months of days,
 * {@link org.pontis.idp.keycloak.figures.FiguresResource} shows it to officers and programs that may see it.
 */
package org.pontis.idp.keycloak.figures;
