/**
 * Every page the connector shows a person, in every language of the broker's theme and in its look. A page is a record of values;
 * {@link org.pontis.eidas.http.page.Pages} makes HTML of it. Whatever comes from outside is escaped because there is no other way
 * to put it in. All pages are complete without JavaScript and have nothing inline, for the strictest Content-Security-Policy. Colours
 * and pictures are the theme's own files, taken at build time; the other style sheets and the script are for pages of another kind
 * and without Keycloak's markup, and so they are files of their own.
 */
package org.pontis.eidas.http.page;
