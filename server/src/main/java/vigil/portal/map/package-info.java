/// Which district a point lies in, and the picture of the city that citizens tap on.
@NullMarked
package vigil.portal.map;

import org.jspecify.annotations.NullMarked;
