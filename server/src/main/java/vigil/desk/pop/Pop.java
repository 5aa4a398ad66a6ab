package vigil.desk.pop;

import java.time.Instant;
import java.util.List;
import vigil.casework.Earlier;
import vigil.kernel.Masked;
import vigil.kernel.Phone;

/// What an agent sees while the phone rings: who calls (masked), what the caller brought up before
/// and was told.
///
/// @param open how many of the earlier orders are not closed yet
record Pop(String call, Masked<Phone> caller, Instant arrivedAt, List<Earlier> earlier, long open) {
  Pop {
    earlier = List.copyOf(earlier);
  }
}
