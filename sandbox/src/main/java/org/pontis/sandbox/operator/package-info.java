/**
 * A mobile operator with a signature service (ETSI TR 102 203): SIMs with keys of their own, PINs that can be blocked, and
 * transactions that reach the phone and come back signed, or do not. Two dialects speak to it, each in its own package. It
 * shares no code with the adapter that talks to it.
 */
package org.pontis.sandbox.operator;
