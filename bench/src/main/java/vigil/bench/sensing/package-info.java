/// Sensing measured beside the detectors of others, on counts drawn by the rules of a paper.
@NullMarked
package vigil.bench.sensing;

import org.jspecify.annotations.NullMarked;
