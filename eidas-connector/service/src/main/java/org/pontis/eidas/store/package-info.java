/**
 * What has to be remembered between two requests of a browser, for all our nodes together: a {@link org.pontis.eidas.store.Pending}
 * keeps what waits for an answer and gives it out once, and the memory of messages sees to it that none is accepted twice. It is
 * Infinispan inside our own process: alone, or with the other nodes by configuration. Nothing is written to a disk.
 */
package org.pontis.eidas.store;
