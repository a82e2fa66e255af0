/**
 * What a login method is and what assurance is, in plain Java. A {@link org.pontis.broker.LoginMethod} describes itself
 * with a {@link org.pontis.broker.MethodDescriptor}, and its {@code begin} and {@code resume} return a
 * {@link org.pontis.broker.Step}; everything it needs from the house comes through the small ports of
 * {@link org.pontis.broker.House}. Levels are compared in {@link org.pontis.broker.LevelOfAssurance} and nowhere else.
 */
package org.pontis.broker;
