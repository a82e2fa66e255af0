/** Attacks on the desk: by those who are no officers, and by an officer alone. */
package org.pontis.sandbox.e2e.attack.desk;
