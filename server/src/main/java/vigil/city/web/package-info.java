/// The rim to HTTP.
@NullMarked
package vigil.city.web;

import org.jspecify.annotations.NullMarked;
