/** A citizen's identity card in software, as a browser and the extension Web eID use one. */
package org.pontis.sandbox.card;
