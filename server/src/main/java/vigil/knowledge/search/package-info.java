/// The index of published scripts: Lucene in memory, rebuilt from the database at each start.
@NullMarked
package vigil.knowledge.search;

import org.jspecify.annotations.NullMarked;
