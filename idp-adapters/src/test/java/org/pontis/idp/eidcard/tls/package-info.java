/** Whose certificate counts at the card's host. */
package org.pontis.idp.eidcard.tls;
