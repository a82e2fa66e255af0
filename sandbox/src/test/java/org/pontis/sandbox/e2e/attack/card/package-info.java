/** Certificates, cards and those who say whether they are revoked: part K of the catalogue. */
package org.pontis.sandbox.e2e.attack.card;
