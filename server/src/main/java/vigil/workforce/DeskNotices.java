package vigil.workforce;

import java.util.List;

/// What leaders say to those at the desks.
public interface DeskNotices {
  /// Says something to all who are on shift, or come on shift within [DeskNotice#SHOWN_FOR].
  DeskNotice tellAll(String by, String text);

  /// Tells an agent who set the seat, to what and why. Said twice, it is one notice.
  ///
  /// @param key of what happened
  void tellSeatForced(String key, String staff, String state, String by, String why);

  /// What this person has not read yet, oldest first.
  List<DeskNotice> listUnread(String staff);

  /// False when there is no such notice for this person.
  boolean markRead(String id, String staff);

  /// What was said to all lately and by whom it was read, newest first.
  List<DeskNotice> listToAll();
}
