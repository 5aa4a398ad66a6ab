/// Calls to citizens from an order's page: who may place one, and what it files.
@NullMarked
package vigil.desk.calling;

import org.jspecify.annotations.NullMarked;
