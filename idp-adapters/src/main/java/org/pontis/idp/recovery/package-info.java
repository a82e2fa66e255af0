/**
 * What somebody may do about her means of login, by what she has proven: the {@link org.pontis.idp.recovery.Evidence} given
 * and the {@link org.pontis.idp.recovery.Wish} uttered make a {@link org.pontis.idp.recovery.Verdict}, which never gives more
 * than the proof. Rules only: no page, no account, no clock.
 */
package org.pontis.idp.recovery;
