package org.pontis.idp.smspin;

/**
 * What is remembered while the code is on its way. The citizen is looked up anew by each request, so that one who was
 * blocked meanwhile stays outside.
 *
 * @param identifier the national identifier in canonical spelling; empty when the session already knows the citizen
 * @param contrast the contrast value as typed, ISO 8601
 * @param lastTwo what the page showed of the number; empty for nothing
 * @param decoy whether there was nobody to send it to: looking again, beyond what the server remembers of people, would take
 *     longer than for a citizen
 */
record CodeSent(String identifier, String contrast, String lastTwo, boolean decoy) {}
