package vigil.telephony;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import vigil.kernel.Await;
import vigil.media.phone.SipPhone;
import vigil.media.phone.ToneDetector;

/// A line whose vigil-media is killed in the middle of calls and started again.
abstract class MediaLossWorld {
  static final double CALLER = 1000;
  static final double SEAT = 1400;
  static final double THIRD = 1800;

  /// What an ear listens to at once: 200 ms.
  private static final int ALL_NEW = 1600;

  @TempDir Path folder;
  TelephonyFixture stage;

  @BeforeEach
  void open() throws IOException {
    stage = new TelephonyFixture(folder, 100);
  }

  @AfterEach
  void close() throws IOException {
    stage.close();
  }

  /// What an ear heard before media was lost does not count.
  record Ear(ToneDetector ear, long before) {
    static Ear of(SipPhone phone) {
      return new Ear(phone.ear(), phone.ear().heard());
    }

    void hearsAnew(double hertz) {
      Await.until(() -> ear.heard() > before + ALL_NEW && ear.hears(hertz));
    }
  }
}
