/**
 * What messages may cost. Whoever makes a broker send messages to numbers of a paying accomplice ("SMS pumping") is stopped
 * by what no browser can choose: messages go to listed ranges of numbers only, each range has its ceilings, and a realm its
 * budget for a day. {@link org.pontis.idp.spending.ThriftySms} stands between the methods and the SMS centre, so that no
 * method can forget it; an unknown citizen meets the same refusals as a known one.
 */
package org.pontis.idp.spending;
