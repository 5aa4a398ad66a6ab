package vigil.casework;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;

/// An order whose citizen is to be called back, as a line of a list.
///
/// @param nextTry from when on a call may be tried (rules 4.9): now, where nothing stands against
///   it
/// @param hasNumber whether a number is known to call
public record CallbackRow(@JsonUnwrapped OrderRow order, Instant nextTry, boolean hasNumber) {}
