/**
 * Where other countries' nodes come from and whether they are believed. Each country has its own anchors, exchanged between two
 * operators ({@link org.pontis.eidas.metadata.Anchors}); a document is fetched from a file, an address or an address in a
 * published list ({@link org.pontis.eidas.metadata.Source}), needs a certificate path to an anchor
 * ({@link org.pontis.eidas.metadata.TrustPath}), a signature and the right content
 * ({@link org.pontis.eidas.metadata.Gatekeeper}), and is then held until it expires, renewed in the background
 * ({@link org.pontis.eidas.metadata.Peers}). The other way round, {@link org.pontis.eidas.metadata.OwnMetadata} publishes our own
 * two roles and {@link org.pontis.eidas.metadata.onboarding} tells a foreign operator what to do with them.
 */
package org.pontis.eidas.metadata;
