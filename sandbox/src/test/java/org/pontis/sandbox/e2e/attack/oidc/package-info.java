/**
 * What strangers, portals and browsers may try with OpenID Connect and OAuth: part G of the attack catalogue, each test named
 * after its case.
 */
package org.pontis.sandbox.e2e.attack.oidc;
