/** Attacks on the way back in: taking an account over by what was lost, stolen or guessed (security.md H, L). */
package org.pontis.sandbox.e2e.attack.recovery;
