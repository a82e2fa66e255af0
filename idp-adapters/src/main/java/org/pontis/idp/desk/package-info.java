/**
 * The rules of a desk, with nothing of a server in them: which acts there are and which of them need a second officer
 * ({@link org.pontis.idp.desk.DeskRules}, {@link org.pontis.idp.desk.OneOfficer}), when somebody who asked may have what she asked for
 * ({@link org.pontis.idp.desk.Asked}), and what a form has to say before anybody is registered
 * ({@link org.pontis.idp.desk.Application}).
 */
package org.pontis.idp.desk;
