/// Suggestions over HTTP.
@NullMarked
package vigil.understanding.web;

import org.jspecify.annotations.NullMarked;
