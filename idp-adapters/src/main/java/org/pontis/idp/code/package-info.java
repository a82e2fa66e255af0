/**
 * A one-time code by SMS, as the methods share it: sent to the phone bound to a citizen, good once, for a few minutes, in
 * the browser that asked for it. It follows NIST SP 800-63B-4, section 3.1.3 (out-of-band devices): at least six digits,
 * at most ten minutes, and a new code resets no failure counter. Whoever cannot be reached, because there is no such
 * citizen or what was typed about her is wrong, gets a decoy that looks alike and never matches.
 */
package org.pontis.idp.code;
