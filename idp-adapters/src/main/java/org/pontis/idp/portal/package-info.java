/**
 * Who goes to portals without a citizen waiting: {@link org.pontis.idp.portal.Visits} keeps one that is slow from holding up the others.
 */
package org.pontis.idp.portal;
