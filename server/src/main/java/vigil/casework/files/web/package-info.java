/// Files over HTTP.
@NullMarked
package vigil.casework.files.web;

import org.jspecify.annotations.NullMarked;
