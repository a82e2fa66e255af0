/**
 * The command {@code ./pontis verify}. {@link org.pontis.idp.ledger.cli.Command} is its door; {@code Options} is what was asked,
 * {@code Source} is something to look at and knows when its turn is, {@code Looking} shows each source what was good before it,
 * {@code Examination} finds out what a file is and checks it, {@code HttpLedger} asks a ledger's API with what {@code Access} lets it,
 * {@code WitnessFile} is the file that is only ever appended to, {@code Report} tells what came out. It needs the JDK and this jar,
 * nothing of Keycloak.
 */
package org.pontis.idp.ledger.cli;
