/// Sound as bytes: the two laws of G.711, WAV files, prompts. Knows no network.
@NullMarked
package vigil.media.sound;

import org.jspecify.annotations.NullMarked;
