/** The operator's figures as an officer and a program see them: what is counted, who may look, and that nobody stands in them. */
package org.pontis.sandbox.e2e.figures;
