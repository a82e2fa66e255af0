/** Hand-made doubles of everything a house lends to a method. They keep what the ports promise, in memory. */
package org.pontis.idp.testing;
