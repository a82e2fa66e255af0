/** Part N of the attack catalogue: what stands in logs, events and metrics, and where secrets are. */
package org.pontis.sandbox.e2e.attack.log;
