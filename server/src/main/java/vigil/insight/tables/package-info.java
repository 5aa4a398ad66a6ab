/// A table of counts from anywhere, read as Vigil reads its own: `./vigil sense`.
@NullMarked
package vigil.insight.tables;

import org.jspecify.annotations.NullMarked;
