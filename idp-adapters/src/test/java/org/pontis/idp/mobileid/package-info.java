/** The method against an operator made by hand, which says whatever a test wants it to say. */
package org.pontis.idp.mobileid;
