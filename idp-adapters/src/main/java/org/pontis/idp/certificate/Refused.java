package org.pontis.idp.certificate;

import org.pontis.broker.LoginProblem;

/**
 * The certificate lets nobody in.
 *
 * @param problem one of {@link Problems#ALL}
 * @param cause a sentence for the log, without anything personal
 */
public record Refused(LoginProblem problem, String cause) implements Verdict {}
