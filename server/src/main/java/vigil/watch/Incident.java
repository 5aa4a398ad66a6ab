package vigil.watch;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vigil.casework.Clock;
import vigil.kernel.InvalidInput;
import vigil.kernel.PersonalData;

/// What somebody must look at tonight: a spike, late steps in the rapid-disposal lane, an alarm of
/// the line's own health, or the evening's test page.
///
/// @param id the spike's or the alarm's id: each is one incident
public record Incident(
    String id,
    int version,
    State state,
    @JsonUnwrapped TopicNames about,
    Instant openedAt,
    @JsonUnwrapped Paging paging,
    List<LateStep> lates,
    @JsonUnwrapped Ending ending) {
  /// The topic of all incidents of the rapid-disposal lane.
  public static final String LANE = "rapid";

  /// How the topics of alarms of the line's own health begin; the kind follows.
  public static final String ALARM = "alarm-";

  /// The topic of the evening's test page.
  public static final String TEST = "test";

  /// No page names more; the lane's own board has them all.
  public static final int MOST_LATES = 200;

  /// Where it stands. EXHAUSTED: the whole line was paged as often as the policy says and nobody
  /// acknowledged; the screens go on showing it.
  public enum State {
    /// What may wait does, for the end of the quiet hours.
    WAITING,
    PAGING,
    ACKNOWLEDGED,
    EXHAUSTED,
    CLOSED
  }

  /// How somebody acknowledged.
  public enum AcknowledgementChannel {
    CLICK,
    KEY
  }

  /// What it is about.
  ///
  /// @param joined spikes of the same matter, raised since: they woke nobody
  public record TopicNames(
      String topic, String topicName, String topicNameEn, List<String> joined) {
    public TopicNames {
      // Incidents of before were of one spike.
      joined = joined == null ? List.of() : List.copyOf(joined);
    }

    public TopicNames(String topic, String topicName, String topicNameEn) {
      this(topic, topicName, topicNameEn, List.of());
    }

    TopicNames joining(String spike) {
      var all = new ArrayList<>(joined);
      all.add(spike);
      return new TopicNames(topic, topicName, topicNameEn, all);
    }
  }

  /// Who is woken for it.
  ///
  /// @param pages whom we have woken, in order
  /// @param due when the next in line is paged; null when nobody is any more
  /// @param wokenAnew since when the line is woken because it is more than people knew of; null
  ///   where it never was
  public record Paging(
      List<Page> pages,
      @Nullable Instant due,
      @Nullable Acknowledgement acknowledged,
      @Nullable Instant wokenAnew) {
    public Paging {
      pages = List.copyOf(pages);
    }

    /// Those of the present waking.
    public List<Page> listCurrent() {
      return pages.stream()
          .filter(page -> wokenAnew == null || !page.at().isBefore(wokenAnew))
          .toList();
    }

    /// Whether it was this page that somebody acknowledged: the last to them of the present waking.
    public boolean isAnswered(Page page) {
      return acknowledged != null
          && listCurrent().stream()
              .filter(one -> one.staff().equals(acknowledged.staff()))
              .reduce((_, last) -> last)
              .filter(page::equals)
              .isPresent();
    }

    /// Nobody has heard of what it is now, and the next page is due.
    public Paging unheard(@Nullable Instant next) {
      return new Paging(pages, next, null, wokenAnew);
    }

    /// The whole line is woken anew.
    public Paging anew(Instant at) {
      return new Paging(pages, at, null, at);
    }

    /// Nobody is paged any more.
    public Paging stopped() {
      return new Paging(pages, null, acknowledged, wokenAnew);
    }

    public Paging acknowledged(Acknowledgement by) {
      return new Paging(pages, null, by, wokenAnew);
    }

    /// Somebody was woken, and nobody is awake.
    public Paging paged(Page page, Instant next) {
      var all = new ArrayList<>(pages);
      all.add(page);
      return new Paging(all, next, null, wokenAnew);
    }

    /// The same with another state of one page.
    public Paging with(Page page, @Nullable Instant next) {
      var all = new ArrayList<>(pages);
      all.set(page.place() - 1, page);
      return new Paging(all, next, acknowledged, wokenAnew);
    }
  }

  /// How it ended.
  ///
  /// @param closedAt null while it is open
  /// @param closing who ended it and why; null while it is open, and where it ended by itself
  public record Ending(@Nullable Instant closedAt, @Nullable Closing closing) {
    public static final Ending NONE = new Ending(null, null);
  }

  /// Somebody was woken.
  ///
  /// @param place 1 for the first of all pages
  /// @param tries the ways that were gone, in order
  public record Page(int place, String staff, Instant at, List<Try> tries) {
    public Page {
      // Pages of before went one way.
      tries = tries == null ? List.of() : List.copyOf(tries);
    }

    public Page tried(Try one) {
      var all = new ArrayList<>(tries);
      all.add(one);
      return new Page(place, staff, at, all);
    }

    /// The same with the end of one of its tries.
    ///
    /// @param turn 0 for the first
    public Page ended(int turn, WayOutcome outcome) {
      var all = new ArrayList<>(tries);
      Try one = all.get(turn);
      all.set(turn, new Try(one.way(), one.at(), outcome));
      return new Page(place, staff, at, all);
    }

    public boolean isTried(PageWay way) {
      return tries.stream().anyMatch(one -> one.way() == way);
    }
  }

  /// One way to one who is woken.
  ///
  /// @param outcome null while it is not known
  public record Try(PageWay way, Instant at, @Nullable WayOutcome outcome) {}

  /// Somebody is awake.
  public record Acknowledgement(String staff, AcknowledgementChannel how, Instant at) {}

  /// Somebody said that it is dealt with.
  public record Closing(String staff, String why, Instant at) {
    public static final int LONGEST = 500;

    public Closing {
      InvalidInput.requireText("why", why, LONGEST);
    }

    /// Without what says who and where a person is: it stands in past incidents.
    public Closing masked() {
      return new Closing(staff, PersonalData.mask(why), at);
    }
  }

  /// A step of an order in the rapid-disposal lane whose due time has passed.
  ///
  /// @param part whose step; empty for one of the hotline
  public record LateStep(
      String order,
      String number,
      Clock.Kind clock,
      String part,
      @Nullable String unit,
      Instant due) {}

  public Incident {
    // Incidents of before know nothing of the lane.
    lates = lates == null ? List.of() : List.copyOf(lates);
  }

  public boolean isOfTheLane() {
    return about.topic().equals(LANE);
  }

  public boolean isAlarm() {
    return about.topic().startsWith(ALARM);
  }

  /// Whether it is a spike's, and ends with it.
  public boolean isOfSpike() {
    return !isOfTheLane() && !isAlarm() && !isTest();
  }

  public boolean isTest() {
    return about.topic().equals(TEST);
  }

  /// The spikes that are one matter, the one that woke first.
  public List<String> listSpikes() {
    var all = new ArrayList<String>();
    if (isOfSpike()) {
      all.add(id);
      all.addAll(about.joined());
    }
    return all;
  }

  /// The same with a spike of the same matter.
  public Incident joinedBy(String spike) {
    return new Incident(id, version, state, about.joining(spike), openedAt, paging, lates, ending);
  }

  /// The moment from which on nobody is being woken for it: somebody is awake, or the line is
  /// exhausted.
  public Instant quietSince() {
    if (paging.acknowledged() != null) {
      return paging.acknowledged().at();
    }
    return paging.pages().isEmpty() ? openedAt : paging.pages().getLast().at();
  }

  public static Incident opened(String id, TopicNames about, Instant at) {
    var paging = new Paging(List.of(), at, null, null);
    return new Incident(id, 1, State.PAGING, about, at, paging, List.of(), Ending.NONE);
  }

  /// One that may wait for the morning.
  public static Incident waiting(String id, TopicNames about, Instant at) {
    var paging = new Paging(List.of(), null, null, null);
    return new Incident(id, 1, State.WAITING, about, at, paging, List.of(), Ending.NONE);
  }

  public static Incident openedForLane(String id, List<LateStep> lates, Instant at) {
    return opened(id, new TopicNames(LANE, "", ""), at).withLateSteps(lates);
  }

  /// The same for somebody to whom only these orders are shown: it names no other.
  public Incident limitedTo(Set<String> shown) {
    var seen = lates.stream().filter(late -> shown.contains(late.order())).toList();
    return seen.size() == lates.size() ? this : withLateSteps(seen);
  }

  /// The same with these late steps, named by them.
  public Incident withLateSteps(List<LateStep> all) {
    var words = LateStepSentence.of(all);
    var names = new TopicNames(about.topic(), words.chinese(), words.english());
    return new Incident(id, version, state, names, openedAt, paging, all, ending);
  }
}
