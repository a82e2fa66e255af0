/**
 * Portals with other people's software, as docs/portal-integration.md tells a developer to build them: each configured by
 * our discovery document or our SAML metadata alone, each checking what we say by its own rules.
 */
package org.pontis.sandbox.e2e.portals;
