/** The citizens' phones: what each has received, as an interface for the SMS centre, as JSON for tests and as pages for people. */
package org.pontis.sandbox.phones;
