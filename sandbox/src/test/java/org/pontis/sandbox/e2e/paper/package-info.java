/**
 * What the house does with whom a certificate names: the organisation she acts for, and a citizen nobody has seen before. A
 * login method that believes what is typed stands for all that read certificates.
 */
package org.pontis.sandbox.e2e.paper;
