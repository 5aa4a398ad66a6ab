/// The door from inside, and the calendar that administrators import.
@NullMarked
package vigil.city.steps;

import org.jspecify.annotations.NullMarked;
