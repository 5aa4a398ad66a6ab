/// The door from inside, and the calendar that administrators import.
@NullMarked
package vigil.city.door;

import org.jspecify.annotations.NullMarked;
