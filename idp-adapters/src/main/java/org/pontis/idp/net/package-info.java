/**
 * What every way out of the server shares: addresses an operator writes, whose certificates are believed there, and how much of an
 * answer is read. It knows no protocol above HTTP and TLS.
 */
package org.pontis.idp.net;
