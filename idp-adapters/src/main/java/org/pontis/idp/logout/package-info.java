/**
 * How often and how long a portal that did not answer is told again of a logout: {@link org.pontis.idp.logout.RetryRules}.
 */
package org.pontis.idp.logout;
