package org.pontis.idp.smspin;

/**
 * What is remembered while the code is on its way. The citizen is looked up anew by each request, so that one who was
 * blocked meanwhile stays outside.
 *
 * @param identifier the national identifier in canonical spelling; empty when the session already knows the citizen
 * @param contrast the contrast value as typed, ISO 8601
 * @param lastTwo what the page showed of the number; empty for nothing
 */
record CodeSent(String identifier, String contrast, String lastTwo) {}
