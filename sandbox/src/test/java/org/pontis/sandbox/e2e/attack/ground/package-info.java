/** Parts M and N of the attack catalogue at the citizen's own ground: registration, recovery, desk, cabinet, ledger, figures. */
package org.pontis.sandbox.e2e.attack.ground;
