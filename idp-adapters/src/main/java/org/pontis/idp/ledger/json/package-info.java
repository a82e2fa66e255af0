/**
 * The one spelling of what the ledger hashes: the JSON Canonicalization Scheme (RFC 8785) over strings, whole numbers, truth
 * values, arrays and objects; there is no {@code null} and no fraction. {@link org.pontis.idp.ledger.json.Canonical} writes it,
 * and reads nothing else: white space, another order or a second spelling of a character is as wrong as a missing brace, because
 * two texts that mean the same would be two entries of the tree. It needs no library, so that the verifier stands on its own.
 */
package org.pontis.idp.ledger.json;
