/** Attacks on passwords: guessing, spraying, flooding, odd input, and citizens who are blocked. Part L of the attack catalogue. */
package org.pontis.sandbox.e2e.attack.password;
