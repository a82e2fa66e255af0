/**
 * The wire to an operator: JSON over HTTP, in which nobody waits. Answers are small, come in time and are JSON, or there is
 * none; over TLS only the operator's pinned certificate counts.
 */
package org.pontis.idp.mobileid.line;
