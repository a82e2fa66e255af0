/**
 * The outside world, simulated: phones, an SMS centre, two government portals, and the tests and benchmarks that use them.
 * Nothing depends on it, and nothing in it is meant for production.
 */
package org.pontis.sandbox;
