/**
 * Counters and cool-downs, in a table of our own in Keycloak's database, so that every node counts the same. Neither a phone
 * number nor an address stands in it in the clear: keys are {@link org.pontis.idp.keycloak.limits.HmacCodes keyed codes}.
 */
package org.pontis.idp.keycloak.limits;
