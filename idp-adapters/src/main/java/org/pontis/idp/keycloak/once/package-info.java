/**
 * What is good once is good once, also when nodes lose sight of each other and when a server comes back with an empty memory: codes,
 * client assertions, pushed requests, messages received. Keycloak's store has them in memory; that one was used, the database says.
 */
package org.pontis.idp.keycloak.once;
