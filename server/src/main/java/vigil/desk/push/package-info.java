/// Push to browsers: facts become small messages for those whom they concern, numbered by the
/// ledger, so that a desk that was cut off takes up where it stopped.
@NullMarked
package vigil.desk.push;

import org.jspecify.annotations.NullMarked;
