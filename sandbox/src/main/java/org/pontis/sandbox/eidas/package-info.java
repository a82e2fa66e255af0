/**
 * Nodes of the eidas-connector as programs of their own: keys, settings and what operators of two countries exchange, as files;
 * then the process. The launcher and the tests run the same. Read {@link org.pontis.sandbox.eidas.NodeSettings} first.
 */
package org.pontis.sandbox.eidas;
