package org.pontis.idp.mobileid;

/** The SIM has several certificates, and the citizen chooses as whom she logs in; parameters as of {@link Asking}. */
record Choosing(String identifier, String phone) {}
