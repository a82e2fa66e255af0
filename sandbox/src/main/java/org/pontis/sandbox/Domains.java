package org.pontis.sandbox;

/**
 * Where people reach the services when a reverse proxy stands in front of them: addresses without a slash at the end.
 */
public record Domains(String broker, String portalOidc, String portalSaml) {}
