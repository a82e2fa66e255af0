/** Citizens of other countries log in, with a stand-in for the eidas-connector in front of them. */
package org.pontis.sandbox.e2e.abroad;
