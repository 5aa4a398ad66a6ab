package vigil.telephony.steps;

import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vigil.telephony.life.CallRecord.PausedRecording;
import vigil.telephony.life.CallSound;
import vigil.telephony.life.CallSound.Recorded;
import vigil.telephony.life.SoundOrder;
import vigil.telephony.media.MediaCommands;

/// Tells media who hears whom in a call, and what to record of it.
final class CallSoundSender {
  private static final Logger LOG = LoggerFactory.getLogger(CallSoundSender.class);
  private static final DateTimeFormatter FOLDER =
      DateTimeFormatter.ofPattern("yyyy/MM/dd").withZone(ZoneOffset.UTC);

  /// Played to who is called when a prompt has no file of its own.
  private static final String ANY_PROMPT = "press-1";

  /// Parts of a recording that media has and has not told of: one, if it was lost twice at once.
  private static final int MOST_UNTOLD = 3;

  private final MediaCommands media;
  private final InstantSource clock;

  CallSoundSender(MediaCommands media, InstantSource clock) {
    this.media = media;
    this.clock = clock;
  }

  /// Says what is new; said again it changes nothing, so a server that took over may repeat it.
  ///
  /// @param isSure whether media has kept what it was told before
  /// @return whether media does it
  boolean say(ActiveCall cell, boolean isSure) {
    CallSound before = cell.told();
    CallSound sound = CallSound.of(cell.card());
    boolean isDone = true;
    for (SoundOrder order : sound.ordersAfter(before, isSure)) {
      isDone &= send(order, cell.card().isOutbound());
    }
    Recorded wanted = sound.recorded();
    if (wanted != null && (!isSure || !wanted.equals(before.recorded()))) {
      record(cell, wanted);
    }
    boolean isPaused = wanted != null && pause(cell, sound.isPaused(), isSure);
    cell.tell(sound.withPaused(isPaused));
    return isDone;
  }

  private boolean send(SoundOrder order, boolean isOutbound) {
    return switch (order) {
      case SoundOrder.Join(var legs) -> media.join(legs);
      case SoundOrder.Hear(var leg, var from) -> media.hear(leg, from);
      case SoundOrder.Stop(var leg) -> media.stop(leg);
      case SoundOrder.Play(var leg, var prompt, var isLoop) ->
          play(leg, prompt, isLoop) || (isOutbound && play(leg, ANY_PROMPT, isLoop));
    };
  }

  private boolean play(String leg, String prompt, boolean isLoop) {
    return media.play(leg, "prompts/" + prompt + ".wav", isLoop, prompt);
  }

  /// @return whether silence is recorded, by what media says
  private boolean pause(ActiveCall cell, boolean isWanted, boolean isSure) {
    boolean isSo = cell.told().isPaused();
    if (isSure && isWanted == isSo) {
      return isSo;
    }
    PausedRecording paused = cell.card().paused();
    Duration most =
        paused == null ? Duration.ZERO : Duration.between(clock.instant(), paused.until());
    boolean isDone = media.pauseRecording(cell.id(), isWanted, most);
    return isDone ? isWanted : isSo;
  }

  /// Media that was lost leaves a part of the recording, under a name that is taken then: the rest
  /// is the next part. Media may not have told yet of one that it mended.
  private void record(ActiveCall cell, Recorded wanted) {
    String folder = FOLDER.format(cell.card().arrivedAt());
    int part = cell.card().recordingParts().size() + 1;
    boolean isRecorded = false;
    for (int i = 0; i < MOST_UNTOLD && !isRecorded; i++) {
      String file = "recordings/%s/%s.wav".formatted(folder, name(cell.id(), part + i));
      isRecorded = media.record(cell.id(), wanted.left(), wanted.right(), file) || !media.isUp();
    }
    if (!isRecorded || !media.isUp()) {
      LOG.error("Call {} talks but is not recorded", cell.id());
    }
  }

  private static String name(String call, int part) {
    return part == 1 ? call : call + "." + part;
  }
}
