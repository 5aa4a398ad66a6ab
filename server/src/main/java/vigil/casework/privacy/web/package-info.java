/// People's data over HTTP.
@NullMarked
package vigil.casework.privacy.web;

import org.jspecify.annotations.NullMarked;
