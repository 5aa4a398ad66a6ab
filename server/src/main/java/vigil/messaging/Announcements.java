package vigil.messaging;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/// One answer, told once to everybody who asked about the same matter. Whatever is sent is a
/// message of the outbox; the words are looked up when it goes ([AnnouncedAnswers]).
public interface Announcements {
  /// Who would hear of a matter, without anybody's number. Cost: each order is read.
  ///
  /// @param matter the spike
  /// @param heard those of the orders whose citizen has the answer from an agent
  AnnouncementReach preview(String matter, Collection<String> orders, Collection<String> heard);

  /// Tells those behind these orders who have not heard of the matter yet, in the caller's
  /// transaction.
  ///
  /// @param orders not more than [vigil.casework.Appellants#MOST]
  /// @param heard those of them whose citizen has the answer from an agent
  void add(Announcement told, Collection<String> orders, Collection<String> heard);

  /// What of a matter has not gone out is not sent any more; those who wait for it are told when it
  /// is told anew.
  ///
  /// @return how many
  int cancel(String matter);

  /// What became of a matter so far.
  AnnouncementTally count(String matter);

  /// The answers that were told to those who asked about the same as this order, newest first.
  List<String> listAnswers(String order);

  /// How many wait to go out by now.
  int countDue();

  /// An answer to a matter.
  ///
  /// @param answer the script
  record Announcement(String matter, String answer, Instant notBefore) {}

  /// Who would hear.
  ///
  /// @param orders whose citizens are looked at
  /// @param bySms persons who are told by SMS
  /// @param byMail persons without a mobile number who are told by e-mail
  /// @param told persons who have heard of it before
  /// @param wished persons who want no such messages
  /// @param unreachable orders that left neither, or are another platform's
  record AnnouncementReach(
      int orders, int bySms, int byMail, int told, int wished, int unreachable) {
    /// Those who are told.
    public int persons() {
      return bySms + byMail;
    }
  }

  /// What became of it, in persons.
  ///
  /// @param orders whose page shows the answer
  record AnnouncementTally(int orders, int sent, int waiting, int failed, int cancelled) {}

  /// Parts of a list that are short enough for one question.
  static List<List<String>> split(Collection<String> orders, int most) {
    List<String> all = List.copyOf(orders);
    return java.util.stream.IntStream.rangeClosed(0, (all.size() - 1) / most)
        .mapToObj(i -> all.subList(i * most, Math.min(all.size(), (i + 1) * most)))
        .toList();
  }
}
