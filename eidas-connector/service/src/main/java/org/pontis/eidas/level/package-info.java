/**
 * Levels of assurance across the border: the one that was asked for and the one that was given (message format 3.1, 2.4.1).
 * Notified levels compare as {@link org.pontis.broker.LevelOfAssurance} says; all others are mere names that are equal or not.
 */
package org.pontis.eidas.level;
