package vigil.understanding.web;

import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vigil.identity.Staff;
import vigil.kernel.PersonalData;
import vigil.telephony.CallSamples;
import vigil.understanding.SheetScore;
import vigil.understanding.life.sheet.Sheet;
import vigil.understanding.life.sheet.Sheet.Reading;
import vigil.understanding.life.sheet.Sheet.State;
import vigil.understanding.store.SqlSheets;
import vigil.understanding.store.SqlSheets.SheetWords;
import vigil.understanding.web.SheetView.NoteView;
import vigil.understanding.web.SheetView.SampleView;
import vigil.understanding.web.SheetView.ScoresView;

/// Shows a sheet to a reader or to the agent.
@Component
class SheetViews {
  private final SqlSheets sheets;
  private final CallSamples calls;
  private final InstantSource clock;

  SheetViews(SqlSheets sheets, CallSamples calls, InstantSource clock) {
    this.sheets = sheets;
    this.calls = calls;
    this.clock = clock;
  }

  /// What the other gave is hidden until both are in.
  SheetView ofReader(Sheet sheet, Staff by) {
    List<SheetScore> own =
        sheet.readings().stream()
            .filter(one -> one.by().equals(by.id()))
            .map(Reading::scores)
            .findFirst()
            .orElse(null);
    List<Reading> readings = sheet.isReadByTwo() ? sheet.readings() : List.of();
    return view(sheet, new ScoresView(own, readings, settled(sheet), sheet.total()), true);
  }

  /// An agent is shown what was given, not by whom.
  SheetView ofAgent(Sheet sheet) {
    List<Reading> readings =
        sheet.readings().stream().map(one -> new Reading("", one.at(), one.scores())).toList();
    return view(sheet, new ScoresView(null, readings, settled(sheet), sheet.total()), false);
  }

  private static @Nullable List<SheetScore> settled(Sheet sheet) {
    return sheet.settled() == null ? null : sheet.settled().scores();
  }

  private SheetView view(Sheet sheet, ScoresView scores, boolean isReaders) {
    var sample = sheet.sample();
    return new SheetView(
        new SampleView(sample.call(), sample.agent(), sample.day(), sample.hasFinding()),
        sheet.state(),
        sheet.version(),
        calls.isRecorded(sheet.call()),
        sheet.form().criteria(),
        scores,
        note(sheet, isReaders),
        clean(sheets.findWords(sheet.call())));
  }

  private @Nullable NoteView note(Sheet sheet, boolean isReaders) {
    var note = sheet.coaching();
    if (note == null) {
      return null;
    }
    boolean isOpen = sheet.state() == State.COACHED || sheet.state() == State.ACKNOWLEDGED;
    boolean mayObject = isOpen && !clock.instant().isAfter(note.objectUntil());
    return new NoteView(
        isReaders ? note.by() : null,
        note.at(),
        note.objectUntil(),
        note.acknowledgedAt(),
        mayObject);
  }

  private static Map<SheetWords, String> clean(Map<SheetWords, String> words) {
    var clean = new EnumMap<SheetWords, String>(SheetWords.class);
    words.forEach((kind, text) -> clean.put(kind, PersonalData.mask(text)));
    return clean;
  }
}
