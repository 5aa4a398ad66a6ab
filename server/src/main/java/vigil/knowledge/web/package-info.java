/// Scripts over HTTP.
@NullMarked
package vigil.knowledge.web;

import org.jspecify.annotations.NullMarked;
