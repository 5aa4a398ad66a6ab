/// A drawn city in ten-minute counts, to measure the detector of the night on: docs/night.md.
@NullMarked
package vigil.bench.sensing.city;

import org.jspecify.annotations.NullMarked;
