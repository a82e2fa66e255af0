/**
 * The command {@code ./pontis verify}. {@link org.pontis.idp.ledger.cli.Command} is its door; {@code Options} is what was asked,
 * {@code Examination} finds out what a source is and checks it, {@code HttpLedger} asks a ledger's API, {@code WitnessFile} is the
 * file that is only ever appended to, {@code Report} tells what came out. It needs the JDK and this jar, nothing of Keycloak.
 */
package org.pontis.idp.ledger.cli;
