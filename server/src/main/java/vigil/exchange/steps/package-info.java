/// The exchange at work: what goes out, what comes in, and what it does to orders here.
@NullMarked
package vigil.exchange.steps;

import org.jspecify.annotations.NullMarked;
