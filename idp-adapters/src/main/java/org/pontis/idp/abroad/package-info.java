/** What a realm believes of other countries: how sure each may be of its own people. */
package org.pontis.idp.abroad;
