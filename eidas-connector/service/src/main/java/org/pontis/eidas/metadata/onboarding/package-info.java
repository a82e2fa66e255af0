/**
 * One page for the operator of another country's node: our addresses, certificates, fingerprints, algorithms and contacts, and
 * what to write into which file of the Commission's eIDAS-Node 2.9.0. It is made from what we publish
 * ({@link org.pontis.eidas.metadata.OwnMetadata}), so it cannot say anything else.
 */
package org.pontis.eidas.metadata.onboarding;
