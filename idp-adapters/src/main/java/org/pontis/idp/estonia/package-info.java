/** How Estonia and Lithuania write their identifiers: the personal code, which says when somebody was born. */
package org.pontis.idp.estonia;
