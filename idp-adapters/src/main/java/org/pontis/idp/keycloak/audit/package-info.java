/**
 * Events as the log and the database get them: from a closed set of details, in one line each, and with the trace they belong
 * to. Both stand in for Keycloak's own of the same id, in every realm, so that no realm's configuration can bring back the
 * names of people.
 */
package org.pontis.idp.keycloak.audit;
