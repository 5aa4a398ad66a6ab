/// What citizens press and see.
@NullMarked
package vigil.portal.web;

import org.jspecify.annotations.NullMarked;
