/** Private keys and certificates of this node: where they are kept, and that they are fit for use before the first message. */
package org.pontis.eidas.keys;
