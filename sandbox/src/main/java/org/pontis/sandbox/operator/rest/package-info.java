/**
 * The dialect MID-REST of Estonia and Lithuania (SK ID Solutions, MID REST API), base {@code /mid-api}. Beyond the document,
 * and harmless to those who do not know it: a request may name a {@code role} ({@code self}, {@code company}), the
 * certificate answer lists the {@code roles} there are with their certificates for logins, and {@code DELETE} on a session
 * makes the phone go quiet.
 */
package org.pontis.sandbox.operator.rest;
