/** Attacks on the cabinet: other people's things, other people's pages, and what a stranger can write into one. */
package org.pontis.sandbox.e2e.attack.cabinet;
