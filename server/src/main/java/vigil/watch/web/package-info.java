/// The manager's night over HTTP.
@NullMarked
package vigil.watch.web;

import org.jspecify.annotations.NullMarked;
