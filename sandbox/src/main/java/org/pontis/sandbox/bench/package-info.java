/**
 * The benchmarks: what the broker costs, side by side in one run with what somebody would use instead. Each starts a stack
 * of its own on free ports with fresh state. Read {@link org.pontis.sandbox.bench.LoginBench} first;
 * {@code docs/benchmarks.md} says what is measured and what came out.
 */
package org.pontis.sandbox.bench;
