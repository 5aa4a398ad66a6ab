/// Batches over HTTP.
@NullMarked
package vigil.casework.batch.web;

import org.jspecify.annotations.NullMarked;
