package org.pontis.sandbox.foreign;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;

import org.pontis.eidas.flow.PostForm;

/**
 * Where a misdeed happens.
 *
 * @param reader the certificate to encrypt to; nothing where nothing is encrypted
 * @param before the last message of this kind, as it was sent
 */
public record Scene(CountryKeys keys, Instant now, Optional<X509Certificate> reader, Optional<PostForm> before) {}
