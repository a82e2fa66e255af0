/**
 * How Spain writes its identifiers: the DNI of its citizens and the NIE of foreigners who live there, both with the check
 * letter of Real Decreto 1553/2005.
 */
package org.pontis.idp.spain;
