/**
 * The whole system in a real browser, as a citizen meets it: every page accessible and in its place, by mouse, by keyboard
 * alone and without scripts, in both languages. Each test opens its own {@link org.pontis.sandbox.e2e.browser.Browser}
 * with an empty profile.
 */
package org.pontis.sandbox.e2e.browser;
