/**
 * Faults of the machinery underneath: one of two nodes is killed, nodes are replaced under load, the database is away. Real
 * Keycloak nodes, a real PostgreSQL, a balancer; nobody may get anything wrong, and what was counted stays counted.
 */
package org.pontis.sandbox.e2e.cluster;
