/** Just enough web for simulators: routes, forms, cookies, JSON, on the JDK's own HTTP server and virtual threads. */
package org.pontis.sandbox.web;
