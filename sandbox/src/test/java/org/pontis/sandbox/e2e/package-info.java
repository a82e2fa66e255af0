/**
 * The whole system as a person, a portal and an attacker meet it: a real Keycloak process, real SMPP, both portals. One
 * stack is started for the whole run; every test brings its own browser and forgets the limits first.
 */
package org.pontis.sandbox.e2e;
