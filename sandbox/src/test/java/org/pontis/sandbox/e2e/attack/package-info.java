/**
 * Attacks and faults, each a test that bears the name of its case, and the {@linkplain Oracle oracle} they have in common: what
 * must be true whatever was tried.
 */
package org.pontis.sandbox.e2e.attack;
