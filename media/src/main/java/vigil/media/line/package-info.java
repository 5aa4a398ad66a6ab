/// The line itself: legs, jitter, keys, bridge, player, recorder and the 20 ms tick.
///
/// One thread, `TickLoop`, owns every leg and call; nothing here is locked. What comes from outside
/// comes as a task in its queue, what goes out leaves through `MediaEngineListener` and the
/// recorder's queue. Cost: two packets a leg and 20 ms (one in, one out), no allocation; the
/// kernel's UDP path is most of it.
@NullMarked
package vigil.media.line;

import org.jspecify.annotations.NullMarked;
