/// Figures over HTTP, each with its formula.
@NullMarked
package vigil.insight.web;

import org.jspecify.annotations.NullMarked;
