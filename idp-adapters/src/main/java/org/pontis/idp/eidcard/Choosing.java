package org.pontis.idp.eidcard;

/**
 * The citizen chooses the way to her card. Kept so that an earlier try in the same login is forgotten.
 *
 * @param page the page that asks
 */
record Choosing(String page) {}
