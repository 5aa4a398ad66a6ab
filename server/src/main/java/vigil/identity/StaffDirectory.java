package vigil.identity;

import java.util.List;

/// Who works here, as administrators change it: always as a whole list that somebody approved.
public interface StaffDirectory {
  /// Everyone who has not left, locked or not, by id.
  List<Staff> list();

  /// Makes the list so, in the caller's transaction: who is missing in it has left. Whoever leaves
  /// is signed out; what somebody may do counts from the next request.
  ///
  /// @param by who approved it
  void replaceAll(List<Staff> staff, String by);
}
