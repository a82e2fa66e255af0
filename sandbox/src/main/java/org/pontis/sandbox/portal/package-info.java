/**
 * What the demo government portals share, whatever protocol they speak: the look of their pages, what a portal knows about
 * a visitor ({@link org.pontis.sandbox.portal.Visitor}), and the words for levels and protocol errors. A portal hands a
 * {@link org.pontis.sandbox.portal.Brand} to {@link org.pontis.sandbox.portal.Pages} and adds only its protocol.
 */
package org.pontis.sandbox.portal;
