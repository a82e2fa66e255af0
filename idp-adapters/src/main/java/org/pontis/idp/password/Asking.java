package org.pontis.idp.password;

/**
 * No password has been given yet. Kept so that an earlier try with this method in the same browser is forgotten.
 *
 * @param page the page that asks
 */
record Asking(String page) {}
