/**
 * Our Proxy-Service: another country asks who one of our citizens is. The {@link org.pontis.eidas.flow.proxy.ProxyFlow} examines
 * the request, lets the broker log the citizen in, shows her what is about to leave, and answers. Whatever goes wrong once the
 * request is known to be authentic is answered with a signed response, too.
 */
package org.pontis.eidas.flow.proxy;
