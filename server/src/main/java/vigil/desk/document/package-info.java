/// The API's document: shapes as the screens need them.
@NullMarked
package vigil.desk.document;

import org.jspecify.annotations.NullMarked;
