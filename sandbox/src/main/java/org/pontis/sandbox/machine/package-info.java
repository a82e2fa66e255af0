/** Files and processes of this machine: whole folders, files that only their owner reads, programs that end when we do. */
package org.pontis.sandbox.machine;
