/** The trail that cannot be rewritten: what a real server writes, hands out and forgets, and what the verifier says of it. */
package org.pontis.sandbox.e2e.ledger;
