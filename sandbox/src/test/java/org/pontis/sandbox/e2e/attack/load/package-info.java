/**
 * Part O of the attack catalogue: denial of service, scaled to a small machine. While an attack goes on, citizens log in; after
 * it, the server is as it was.
 */
package org.pontis.sandbox.e2e.attack.load;
