/**
 * A whole node of the eidas-connector: how soon it is ready, and how much memory it takes while citizens come and go. Read
 * {@link org.pontis.sandbox.bench.border.NodeBench} first. Another country is in this process, and so is what stands for the
 * broker.
 */
package org.pontis.sandbox.bench.border;
