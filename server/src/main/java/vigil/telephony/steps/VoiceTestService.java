package vigil.telephony.steps;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import vigil.telephony.VoiceTest;
import vigil.telephony.VoiceTest.Figures;
import vigil.telephony.VoiceTest.Finding;
import vigil.telephony.life.VoiceTestRules;
import vigil.telephony.steps.VoiceTestCalls.Start;
import vigil.telephony.store.SqlVoiceTests;

/// Tests the voice of seats and keeps what the last test of each found.
@Service
public class VoiceTestService {
  private final TelephonyService line;
  private final SqlVoiceTests tests;
  private final VoiceTestSettings settings;
  private final InstantSource clock;

  VoiceTestService(
      TelephonyService line, SqlVoiceTests tests, VoiceTestSettings settings, InstantSource clock) {
    this.line = line;
    this.tests = tests;
    this.settings = settings;
    this.clock = clock;
  }

  /// What came of asking for a test.
  public enum Asked {
    RINGS,
    BUSY,
    NOT_THERE
  }

  /// Rings the seat's phone for a test of its voice.
  public Asked begin(String staff, String extension) {
    Start start =
        line.voiceTests()
            .begin("sip:" + extension, settings.seconds(), figures -> keep(staff, figures));
    return switch (start) {
      case RINGS -> Asked.RINGS;
      case BUSY -> Asked.BUSY;
      case NOT_THERE -> Asked.NOT_THERE;
    };
  }

  private void keep(String staff, @Nullable Figures figures) {
    List<Finding> findings =
        figures == null
            ? List.of(Finding.NOT_ANSWERED)
            : VoiceTestRules.judge(figures, settings.limits());
    tests.save(staff, new VoiceTest(clock.instant(), findings, figures));
  }

  public boolean isRunning(String extension) {
    return line.voiceTests().isRunning("sip:" + extension);
  }

  public Optional<VoiceTest> findLast(String staff) {
    return tests.find(staff);
  }

  /// The last of each seat, by staff.
  public Map<String, VoiceTest> listLast() {
    return tests.list();
  }
}
