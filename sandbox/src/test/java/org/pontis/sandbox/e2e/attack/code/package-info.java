/** Attacks on codes that reach a phone: guessing, swapping, spying, flooding. Part I of the attack catalogue. */
package org.pontis.sandbox.e2e.attack.code;
