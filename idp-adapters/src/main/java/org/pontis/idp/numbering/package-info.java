/** Which country numbers its people how; each country's way is a package of its own, such as {@code org.pontis.idp.spain}. */
package org.pontis.idp.numbering;
