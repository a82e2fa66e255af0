/** Codes and texts. */
package org.pontis.idp.mobileid.operator;
