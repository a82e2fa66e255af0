package org.pontis.idp.mobileid;

/**
 * Nothing is known yet. Kept so that an earlier try with this method in the same browser is forgotten.
 *
 * @param page the page that asks
 */
record Identifying(String page) {}
