/// Brings traffic into a running system through its doors: real SIP calls and the staff's own API.
@NullMarked
package vigil.simulator.traffic;

import org.jspecify.annotations.NullMarked;
