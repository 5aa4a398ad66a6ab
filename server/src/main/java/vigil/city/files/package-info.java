/// Reading `policy/`: tables, their checks, and the city made of them. No database, no clock.
@NullMarked
package vigil.city.files;

import org.jspecify.annotations.NullMarked;
