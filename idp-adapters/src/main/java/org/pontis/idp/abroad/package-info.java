/** Other countries: how sure each may be of its own people, and who there asks for ours. */
package org.pontis.idp.abroad;
