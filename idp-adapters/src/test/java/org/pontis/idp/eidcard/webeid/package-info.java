/** Tokens, public ones and our own. */
package org.pontis.idp.eidcard.webeid;
