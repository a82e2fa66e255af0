/** The desk, as officers use it over HTTP and in a browser: whole stories, each with citizens of its own. */
package org.pontis.sandbox.e2e.desk;
