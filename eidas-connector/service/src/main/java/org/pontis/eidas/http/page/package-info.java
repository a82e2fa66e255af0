/**
 * Every page the connector shows a person, in every language of the broker's theme and in its look. A page is a record of values;
 * {@link org.pontis.eidas.http.page.Pages} makes HTML of it. Whatever comes from outside is escaped because there is no other way
 * to put it in. All pages are complete without JavaScript and have nothing inline, for the strictest Content-Security-Policy.
 */
package org.pontis.eidas.http.page;
