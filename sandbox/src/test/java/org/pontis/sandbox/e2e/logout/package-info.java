/**
 * Logout and the end of sessions: wherever it is begun, whatever the portals do, in every tab, and with whatever a stranger
 * may send. Two real portals, and {@linkplain org.pontis.sandbox.e2e.logout.FarPortal far ones} that behave as a test wants.
 */
package org.pontis.sandbox.e2e.logout;
