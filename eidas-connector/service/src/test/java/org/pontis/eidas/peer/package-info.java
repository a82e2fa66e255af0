/**
 * Whether what we send is what the Commission's eIDAS-Node 2.9.0 takes. That node is not here, but what it sent to itself is: every
 * message of ours is made from the same content, put beside its own, and compared line by line
 * ({@link org.pontis.eidas.peer.Twins}); and what it demands of a foreign node beyond the form is asked one by one
 * ({@link org.pontis.eidas.peer.DemandsTest}).
 */
package org.pontis.eidas.peer;
