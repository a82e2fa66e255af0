/**
 * What anybody at all can cause, as often as he likes, must not fill what nobody can delete: of such entries a minute has so many,
 * and the rest is a number.
 */
package org.pontis.idp.ledger.sparing;
