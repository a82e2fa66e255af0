/**
 * What a hostile browser, a stranger or a careless portal can send to the broker's SAML endpoint. Messages are written and
 * signed here by hand, so that each can be wrong in exactly one way.
 */
package org.pontis.sandbox.e2e.attack.saml;
