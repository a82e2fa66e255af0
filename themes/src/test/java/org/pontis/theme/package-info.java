/**
 * Holds the theme to its promises without a browser: every word exists in every language, no page needs an inline script
 * or style, and every page, rendered as Keycloak renders it, keeps the page contract.
 */
package org.pontis.theme;
