/// The room over HTTP.
@NullMarked
package vigil.acd.web;

import org.jspecify.annotations.NullMarked;
