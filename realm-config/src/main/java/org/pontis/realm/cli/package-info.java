/** The command line: {@code realm <portals|apply|drift|lint|assemble> <profile> [options]}. */
package org.pontis.realm.cli;
