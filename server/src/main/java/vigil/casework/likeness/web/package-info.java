/// Likely duplicates over HTTP.
@NullMarked
package vigil.casework.likeness.web;

import org.jspecify.annotations.NullMarked;
