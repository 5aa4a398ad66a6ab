/// The two ends of a media bench: talkers that load it, and the processes that are loaded.
@NullMarked
package vigil.bench.rtp;

import org.jspecify.annotations.NullMarked;
