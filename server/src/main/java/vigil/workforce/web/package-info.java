/// The room over HTTP.
@NullMarked
package vigil.workforce.web;

import org.jspecify.annotations.NullMarked;
