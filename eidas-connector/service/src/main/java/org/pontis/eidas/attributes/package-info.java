/**
 * Who a person is, as countries tell each other: the eIDAS SAML attribute profile 1.4 as data, without any XML. A
 * {@link org.pontis.eidas.attributes.AttributeDefinition} is a row of its tables, an
 * {@link org.pontis.eidas.attributes.AttributeProfile} all of them, a {@link org.pontis.eidas.attributes.Person} the values of
 * one data set, complete as Regulation (EU) 2015/1501 demands, and an {@link org.pontis.eidas.attributes.Identity} the person and
 * whoever acts in that person's name. Nothing here prints a value.
 */
package org.pontis.eidas.attributes;
