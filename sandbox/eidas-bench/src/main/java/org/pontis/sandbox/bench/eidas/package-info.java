/**
 * What a message between two countries costs, beside the operations with a private and a public key that are inside. Read
 * {@link org.pontis.sandbox.bench.eidas.EidasBench} first; {@code docs/benchmarks.md} says what each case does.
 */
package org.pontis.sandbox.bench.eidas;
