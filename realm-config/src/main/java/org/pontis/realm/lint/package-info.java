/**
 * Rules that keep a realm safe, each a sentence with a source and a stable id. A rule looks at a realm as it is assembled
 * and as a server exports it, so that the same sentence holds for the files and for what somebody made of them.
 * {@link org.pontis.realm.lint.Rules} is the list.
 */
package org.pontis.realm.lint;
