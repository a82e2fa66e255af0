/** Becoming a citizen of the broker, by oneself: all that should happen, and all that must not. */
package org.pontis.sandbox.e2e.registration;
