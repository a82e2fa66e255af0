/**
 * Faults of the machinery underneath, and work on it: a node is killed, nodes are replaced or upgraded, the database is away
 * or comes from a backup. Real Keycloak nodes, a real PostgreSQL, a balancer; nobody may get anything wrong, and what was
 * counted stays counted.
 */
package org.pontis.sandbox.e2e.cluster;
