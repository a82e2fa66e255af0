/** The test citizens: who they are and what one needs to log in as them, and the way to let the broker forget its counters. */
package org.pontis.sandbox.citizens;
