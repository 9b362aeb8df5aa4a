/**
 * What is measured, in one place: every {@code *Benchmark} records its figures here, and {@link Figures} makes one table of
 * them. Also the measuring of tokens' reads: the load, the servers as they are measured, and the endpoints that they are
 * measured against. Benchmarks report: no build fails for a goal that is missed.
 */
@NullMarked
package io.teamlabs.integrations.bench;

import org.jspecify.annotations.NullMarked;
