/** Faults of the outside world, by name and with parameters: a test or a visitor plays one, and what it concerns obeys. */
package org.pontis.sandbox.faults;
