package org.pontis.idp.ledger.verify;

/**
 * One thing that is wrong.
 *
 * @param says one plain sentence, without anything personal
 */
public record Finding(Problem problem, String says) {}
