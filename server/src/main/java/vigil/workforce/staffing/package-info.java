/// Seats that a number of calls takes, pure: by formula and by simulation. docs/forecast.md.
@NullMarked
package vigil.workforce.staffing;

import org.jspecify.annotations.NullMarked;
