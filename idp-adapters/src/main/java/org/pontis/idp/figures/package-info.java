/**
 * What an operator wants to know of logins, with nobody in it: how many there were by portal, method, country, level and outcome
 * ({@link org.pontis.idp.figures.Cell}), how long they took ({@link org.pontis.idp.figures.Times}) and what they cost
 * ({@link org.pontis.idp.figures.Tariff}). {@link org.pontis.idp.figures.Tally} counts, {@link org.pontis.idp.figures.Report} tells,
 * and {@link org.pontis.idp.figures.Discretion} keeps back which country few came from.
 */
package org.pontis.idp.figures;
