/** The method with a soft card that shares no code with it. */
package org.pontis.idp.eidcard;
