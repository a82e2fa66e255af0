/**
 * What a certificate check costs, beside Java's own path validation and EU DSS with the same certificates and the same OCSP
 * responder. Read {@link org.pontis.sandbox.bench.certificate.CertificateBench} first; {@code docs/benchmarks.md} says what
 * each side does.
 */
package org.pontis.sandbox.bench.certificate;
