/**
 * The citizens' phones: what each has received and what its SIM asks, as an interface for the SMS centre and the mobile
 * operator, as JSON for tests and as pages for people.
 */
package org.pontis.sandbox.phones;
