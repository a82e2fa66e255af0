/**
 * Across the border in both directions, with everything real on this machine: two countries, each with its broker and its node.
 * Read {@link org.pontis.sandbox.e2e.border.CrossBorderIT} first; it tells the stories without a browser.
 */
package org.pontis.sandbox.e2e.border;
