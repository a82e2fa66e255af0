package org.pontis.idp.smspin;

/**
 * What is remembered while a PIN is on its way: as {@link CodeSent}, and the seal of the access key.
 *
 * @param identifier the national identifier in canonical spelling; empty when the session already knows the citizen
 * @param contrast the contrast value as typed, ISO 8601
 * @param accessKey never the key itself
 * @param lastTwo what the page showed of the number; empty for nothing
 */
record PinSent(String identifier, String contrast, String accessKey, String lastTwo) {}
