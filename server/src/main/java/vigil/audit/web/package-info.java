@NullMarked
package vigil.audit.web;

import org.jspecify.annotations.NullMarked;
