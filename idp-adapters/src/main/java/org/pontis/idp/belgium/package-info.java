/** How Belgium writes its identifiers: the number of the National Register. */
package org.pontis.idp.belgium;
