package org.pontis.idp.certificate;

/** What the check says of a certificate. */
public sealed interface Verdict permits VerifiedCertificate, Refused {}
