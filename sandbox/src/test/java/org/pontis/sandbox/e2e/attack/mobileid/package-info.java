/**
 * A phone that signs, as an attacker would have it: part J of the catalogue, at the running server. What a forged answer looks
 * like is tested without one, in {@code org.pontis.idp.mobileid}.
 */
package org.pontis.sandbox.e2e.attack.mobileid;
