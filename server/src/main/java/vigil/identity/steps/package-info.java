/// The doors from inside: signing in, enrolment, the register of staff.
@NullMarked
package vigil.identity.steps;

import org.jspecify.annotations.NullMarked;
