package org.pontis.idp.certificate.issuer;

/**
 * Whom the holder represents.
 *
 * @param name the organization's name, attribute {@code O}
 * @param identifier its identifier with the prefix of ETSI EN 319 412-1, section 5.1.4, such as {@code VATES-B00000000}
 */
public record Organisation(String name, String identifier) {}
