package vigil.telephony.life;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vigil.kernel.Masked;
import vigil.kernel.Phone;
import vigil.telephony.Call;
import vigil.telephony.CallReach;
import vigil.telephony.CallerNeed;
import vigil.telephony.CitizenCall;
import vigil.telephony.LegQuality;
import vigil.telephony.PartyRole;
import vigil.telephony.PartyVoice;
import vigil.telephony.Placement;
import vigil.telephony.RecordingPause;
import vigil.telephony.TelephonyFact.EndReason;

/// All that is known of a call: its parties and what became of it. The legs' dialogs are kept
/// beside it.
///
/// @param state what the legs add up to
/// @param legs in the order in which they came, those that left among them; none in a call of a
///   version that knew no legs and that is over
public record CallRecord(
    String id,
    int version,
    CallState state,
    Origin origin,
    CallerNeed need,
    List<CallLeg> legs,
    Progress progress) {

  /// Who began a call.
  public enum Direction {
    INBOUND,
    OUTBOUND
  }

  /// Where a call comes from.
  ///
  /// @param caller withheld where we called
  /// @param isCallerAsserted whether the carrier vouches for the number
  /// @param divertedFrom the service line that was dialled, and diverted here; null for none
  /// @param prompt what who is called hears: a prompt's name, without folder and ending
  /// @param placement who called a citizen, and what for; null for every other call
  public record Origin(
      Direction direction,
      Phone caller,
      boolean isCallerAsserted,
      @Nullable String divertedFrom,
      Instant at,
      @Nullable String prompt,
      @Nullable Placement placement) {
    static Origin ofHotline(Instant at, @Nullable String prompt, @Nullable Placement placement) {
      return new Origin(Direction.OUTBOUND, Phone.WITHHELD, false, null, at, prompt, placement);
    }
  }

  /// What became of a call so far.
  ///
  /// @param atSeat whose offer rings or was answered; null while no seat has the call
  /// @param end null while the call lives
  /// @param file the recording, once the call is over, or media was lost in the middle of it
  /// @param quality how the parties sounded, once the recording is there
  /// @param paused while silence is recorded
  public record Progress(
      @Nullable AtSeat atSeat,
      @Nullable Instant answeredAt,
      @Nullable End end,
      @Nullable RecordingFile file,
      List<LegQuality> quality,
      @Nullable PausedRecording paused) {
    static final Progress NONE = new Progress(null, null, null, null, List.of(), null);

    public Progress {
      quality = List.copyOf(quality);
    }

    Progress at(@Nullable AtSeat seat) {
      return new Progress(seat, answeredAt, end, file, quality, paused);
    }

    Progress answered(Instant at) {
      return new Progress(atSeat, at, end, file, quality, paused);
    }

    Progress ended(End how) {
      return new Progress(atSeat, answeredAt, how, file, quality, paused);
    }

    Progress paused(@Nullable PausedRecording how) {
      return new Progress(atSeat, answeredAt, end, file, quality, how);
    }

    Progress recorded(RecordingFile kept, List<LegQuality> sounded) {
      RecordingFile all = file == null ? kept : file.with(kept);
      return new Progress(
          atSeat, answeredAt, end, all, sounded.isEmpty() ? quality : sounded, paused);
    }
  }

  /// The seat that a call is offered to, or was answered by.
  public record AtSeat(String offer, String address) {}

  /// How a call ended.
  ///
  /// @param reach of a call that the hotline placed; null for every other
  public record End(Instant at, EndReason reason, @Nullable CallReach reach) {}

  /// Silence is recorded at the wish of a party, until then at most.
  public record PausedRecording(String leg, Instant until) {}

  /// A recording that is whole; names are below the recordings folder.
  ///
  /// @param name of its first part
  /// @param millis of all parts
  /// @param isPartial the disk was full before the call was over
  /// @param pauses silence that was asked for
  /// @param more further parts, in their order: media was lost in the middle of the call
  public record RecordingFile(
      String name, long millis, boolean isPartial, List<RecordingPause> pauses, List<String> more) {
    public RecordingFile {
      pauses = List.copyOf(pauses);
      more = List.copyOf(more);
    }

    /// One file, all there is.
    public RecordingFile(String name, long millis, boolean isPartial, List<RecordingPause> pauses) {
      this(name, millis, isPartial, pauses, List.of());
    }

    List<String> parts() {
      return Stream.concat(Stream.of(name), more.stream()).toList();
    }

    /// With one more part behind it.
    RecordingFile with(RecordingFile next) {
      Stream<RecordingPause> later =
          next.pauses().stream()
              .map(one -> new RecordingPause(millis + one.fromMillis(), millis + one.toMillis()));
      return new RecordingFile(
          name,
          millis + next.millis(),
          isPartial || next.isPartial(),
          Stream.concat(pauses.stream(), later).toList(),
          Stream.concat(more.stream(), Stream.of(next.name())).toList());
    }
  }

  public CallRecord {
    legs = List.copyOf(legs);
  }

  public static CallRecord arrived(
      String id, Phone caller, boolean isAsserted, @Nullable String divertedFrom, Instant at) {
    return begun(
        id,
        new Origin(Direction.INBOUND, caller, isAsserted, divertedFrom, at, null, null),
        List.of(CallLeg.caller(id + ".caller")));
  }

  /// A call that the hotline places: its party hears a prompt.
  public static CallRecord placed(String id, String prompt, Instant at, CallLeg called) {
    return begun(id, Origin.ofHotline(at, prompt, null), List.of(called));
  }

  /// A call that a member of staff places to a citizen.
  public static CallRecord toCitizen(
      String id, Placement placement, Instant at, CallLeg staff, CallLeg citizen) {
    return begun(id, Origin.ofHotline(at, null, placement), List.of(staff, citizen));
  }

  private static CallRecord begun(String id, Origin origin, List<CallLeg> legs) {
    return new CallRecord(
        id, 1, CallState.of(legs), origin, CallerNeed.ORDINARY, legs, Progress.NONE);
  }

  public boolean isOutbound() {
    return origin.direction() == Direction.OUTBOUND;
  }

  public @Nullable Placement placement() {
    return origin.placement();
  }

  /// Whether it was placed to a citizen who has not answered.
  public boolean isUnanswered() {
    return origin.placement() != null && answeredAt() == null;
  }

  public Phone caller() {
    return origin.caller();
  }

  public boolean isCallerAsserted() {
    return origin.isCallerAsserted();
  }

  public Instant arrivedAt() {
    return origin.at();
  }

  public @Nullable Instant answeredAt() {
    return progress.answeredAt();
  }

  public boolean isOver() {
    return progress.end() != null;
  }

  public @Nullable String offer() {
    return progress.atSeat() == null ? null : progress.atSeat().offer();
  }

  /// The address that rings or talks, or talked last.
  public @Nullable String seat() {
    return progress.atSeat() == null ? null : progress.atSeat().address();
  }

  public @Nullable Instant endedAt() {
    return progress.end() == null ? null : progress.end().at();
  }

  public @Nullable EndReason reason() {
    return progress.end() == null ? null : progress.end().reason();
  }

  /// Whether it reached whom it was placed for; null while it lives, and for a call that came.
  public @Nullable CallReach reach() {
    return progress.end() == null ? null : progress.end().reach();
  }

  public @Nullable String recording() {
    return progress.file() == null ? null : progress.file().name();
  }

  /// The recording's files, one after the other; none where there is no recording.
  public List<String> recordingParts() {
    return progress.file() == null ? List.of() : progress.file().parts();
  }

  public long recordingMillis() {
    return progress.file() == null ? 0 : progress.file().millis();
  }

  public boolean isRecordingPartial() {
    return progress.file() != null && progress.file().isPartial();
  }

  /// Null while sound is recorded, or nothing.
  public @Nullable PausedRecording paused() {
    return progress.paused();
  }

  public List<RecordingPause> recordingPauses() {
    return progress.file() == null ? List.of() : progress.file().pauses();
  }

  /// How the parties sounded; none before its recording is whole.
  public List<LegQuality> quality() {
    return progress.quality();
  }

  /// The same by who they were.
  public List<PartyVoice> voices() {
    var found = new ArrayList<PartyVoice>();
    for (LegQuality one : quality()) {
      find(one.leg())
          .map(leg -> new PartyVoice(leg.role(), LegQuality.step(one.mos().mean()), one))
          .ifPresent(found::add);
    }
    return found;
  }

  /// As others see it.
  public Call toCall() {
    return new Call(
        id,
        Masked.of(caller()),
        isCallerAsserted(),
        arrivedAt(),
        seat(),
        SeatsInCall.talkedAt(this),
        endedAt(),
        origin.placement());
  }

  /// Empty for a call that was not placed to a citizen.
  public Optional<CitizenCall> toCitizenCall() {
    return Optional.ofNullable(origin.placement())
        .map(placement ->
            new CitizenCall(
                id,
                placement,
                stage(),
                arrivedAt(),
                answeredAt(),
                endedAt(),
                reach(),
                recording() != null));
  }

  private CitizenCall.Stage stage() {
    if (isOver()) {
      return CitizenCall.Stage.ENDED;
    }
    if (answeredAt() != null) {
      return CitizenCall.Stage.TALKING;
    }
    boolean isRung = citizen().filter(leg -> leg.state() != LegState.NEW).isPresent();
    return isRung ? CitizenCall.Stage.RINGING_CITIZEN : CitizenCall.Stage.RINGING_STAFF;
  }

  public Optional<CallLeg> find(String leg) {
    return legs.stream().filter(one -> one.id().equals(leg)).findFirst();
  }

  /// The citizen's leg, also when it has left; none where a manager is called.
  public Optional<CallLeg> citizen() {
    return legs.stream().filter(leg -> leg.role() == PartyRole.CITIZEN).findFirst();
  }

  /// The leg that rings or talks for an offer, if it lives.
  public Optional<CallLeg> findOffered(String offer) {
    return legs.stream()
        .filter(leg -> leg.isLive() && Objects.equals(leg.offer(), offer))
        .findFirst();
  }

  public List<CallLeg> live() {
    return legs.stream().filter(CallLeg::isLive).toList();
  }

  CallRecord withNeed(CallerNeed what) {
    return new CallRecord(id, version + 1, state, origin, what, legs, progress);
  }

  /// After a step that changed its parties.
  CallRecord withLegs(List<CallLeg> next) {
    AtSeat seat = next.stream().anyMatch(CallLeg::isLive) ? seatOf(next) : progress.atSeat();
    return new CallRecord(
        id, version + 1, CallState.of(next), origin, need, next, progress.at(seat));
  }

  /// The seat that an offer was made to, else the agent who was given the call by another. A number
  /// is no seat.
  private static @Nullable AtSeat seatOf(List<CallLeg> legs) {
    for (CallLeg leg : legs) {
      if (leg.isLive() && leg.offer() != null) {
        return new AtSeat(leg.offer(), leg.address());
      }
    }
    for (CallLeg leg : legs) {
      if (leg.role() == PartyRole.AGENT
          && leg.state().isTalking()
          && leg.address().startsWith("sip:")) {
        return new AtSeat(leg.id(), leg.address());
      }
    }
    return null;
  }

  CallRecord answered(Instant at) {
    if (progress.answeredAt() != null) {
      return this;
    }
    return new CallRecord(id, version, state, origin, need, legs, progress.answered(at));
  }

  CallRecord ended(EndReason why, @Nullable CallReach reach, Instant at) {
    var over = new ArrayList<CallLeg>();
    legs.forEach(leg -> over.add(leg.isLive() ? leg.over() : leg));
    var end = new End(at, why, reach);
    return new CallRecord(
        id, version + 1, CallState.ENDED, origin, need, over, progress.ended(end));
  }

  /// Pauses its recording, or lets it go on.
  CallRecord paused(@Nullable PausedRecording how) {
    return new CallRecord(id, version + 1, state, origin, need, legs, progress.paused(how));
  }

  /// Within a step that raises the version itself.
  CallRecord withoutPause() {
    return new CallRecord(id, version, state, origin, need, legs, progress.paused(null));
  }

  CallRecord recorded(RecordingFile kept, List<LegQuality> sounded) {
    return new CallRecord(
        id, version + 1, state, origin, need, legs, progress.recorded(kept, sounded));
  }
}
