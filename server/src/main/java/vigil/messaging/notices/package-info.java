/// What a citizen is told without having asked: when, by which channel, in which words.
@NullMarked
package vigil.messaging.notices;

import org.jspecify.annotations.NullMarked;
