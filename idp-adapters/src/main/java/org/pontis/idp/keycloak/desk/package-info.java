/**
 * The desk: where an officer helps a citizen who stands in front of her with a document. An officer logs in as everybody does, at
 * high, and has the realm's role {@code pontis-officer}; she sees what the desk needs and nothing more, never acts on herself, and
 * what would let a thief take somebody's place needs a second officer. The citizen reads of each step in her own cabinet.
 */
package org.pontis.idp.keycloak.desk;
