/** Cards behind a proxy. */
package org.pontis.sandbox.e2e.card;
