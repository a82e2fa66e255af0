/**
 * The truth table of assurance: what a portal asks, what the session holds, what the citizen does, and what the portal then
 * gets, for both protocols. What must come out says {@link org.pontis.sandbox.e2e.truth.Oracle}, a model of a page that
 * shares no code with the product; what comes out says a running server.
 */
package org.pontis.sandbox.e2e.truth;
