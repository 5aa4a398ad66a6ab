/// The line: what is done when the network, the media or another room says something.
@NullMarked
package vigil.telephony.steps;

import org.jspecify.annotations.NullMarked;
