/**
 * Another country, for tests: a Proxy-Service and a Connector in this process, with keys and signed metadata of their own. It asks
 * and answers as it should, or errs, or attacks: each {@link org.pontis.sandbox.foreign.Misdeed} changes one step of the
 * {@link org.pontis.sandbox.foreign.Recipe} by which a message is made. Messages are signed by the JDK and not by the code under
 * test.
 */
package org.pontis.sandbox.foreign;
