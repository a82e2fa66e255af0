/**
 * Issuer profiles: which certificates of which authority prove who somebody is, how to read her from one, and where to ask
 * whether it still counts. A profile is one {@code .properties} file in a folder, with the issuer's certificates in PEM
 * beside it; the shipped templates know everything of an issuer but its certificates. It is this format because an operator
 * can comment it, Java reads it without a library, and {@link org.pontis.broker.Settings} already knows to say what is
 * wrong with a text: Keycloak has Jackson and a YAML parser on its class path, but for itself, and profiles nest nothing.
 * Whatever is wrong with a profile stops the start with a sentence. How to add one: {@code docs/issuer-profiles.md}.
 */
package org.pontis.idp.certificate.issuer;
