/**
 * The running service. {@link org.pontis.eidas.http.Main} reads the settings, {@link org.pontis.eidas.http.Service} starts and
 * stops, {@link org.pontis.eidas.http.Node} puts together what the other packages offer, and {@link org.pontis.eidas.http.Routes}
 * lists every address; behind each is a method that makes an {@link org.pontis.eidas.http.Answer} of a
 * {@link org.pontis.eidas.http.Call}. Only {@link org.pontis.eidas.http.Web} knows the web server.
 */
package org.pontis.eidas.http;
