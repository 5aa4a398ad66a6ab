/// Orders brought over by file: all rows are checked first, then registered in batches that survive
/// a kill.
@NullMarked
package vigil.portal.imports;

import org.jspecify.annotations.NullMarked;
