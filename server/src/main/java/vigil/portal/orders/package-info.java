/// What the portal asks of casework, in the name of citizens and other systems.
@NullMarked
package vigil.portal.orders;

import org.jspecify.annotations.NullMarked;
