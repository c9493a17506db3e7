/** What connectors cost beside the bare parser or driver, and how little memory a listing takes. */
@NullMarked
package io.racine.governance.benchmarks.source;

import org.jspecify.annotations.NullMarked;
