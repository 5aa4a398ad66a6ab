package vigil.understanding.steps;

import java.util.concurrent.atomic.AtomicReference;
import org.springframework.context.ApplicationContext;
import org.springframework.test.util.ReflectionTestUtils;
import vigil.understanding.life.ModelTrainer;
import vigil.understanding.life.NoMeaning;

/// A model of two matters for a running server, for tests of rooms above.
public final class TaughtModel {
  public static final String WORDS = "健康码变黄怎么转码";
  public static final String CODES = "01010101";

  private TaughtModel() {}

  public static void teach(ApplicationContext server) {
    var texts = new FewTexts().list(new NoMeaning());
    server.getBean(CurrentModel.class).use(ModelTrainer.train("few", texts, _ -> {}));
  }

  /// Other tests expect one that has learned nothing.
  public static void forget(ApplicationContext server) {
    var current = server.getBean(CurrentModel.class);
    ReflectionTestUtils.setField(current, "model", new AtomicReference<>());
  }
}
