/**
 * How the service is set up: records that say what there is to set, a file of properties or the environment that says what it is
 * set to. {@link org.pontis.eidas.config.Configuration} is the whole, {@link org.pontis.eidas.config.Reader} reads it and has one
 * sentence for each mistake, and {@link org.pontis.eidas.config.Documentation} writes the operator's page from the same records.
 */
package org.pontis.eidas.config;
