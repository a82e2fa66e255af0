package org.pontis.idp.mobileid.operator;

import java.util.Locale;

/**
 * What the phone shall say.
 *
 * @param portal where the citizen wants to log in, as people know it
 * @param language of her page
 */
public record Wording(String portal, Locale language, Challenge challenge) {}
