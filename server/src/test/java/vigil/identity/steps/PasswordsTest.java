package vigil.identity.steps;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.annotation.Transactional;

/// How many passwords are judged at once, and that nobody's name takes as long as somebody's.
class PasswordsTest {
  private static final int TURNS = 5;
  private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

  private final Passwords one = new Passwords(1);

  @Test
  void onePlaceIsTakenByOne() {
    assertTrue(one.acquire());
    assertFalse(one.acquire(), "whoever comes then is told to come again");
    one.release();
    assertTrue(one.acquire());
  }

  /// Both do the same work: a third of it, in time of the processor, fails at once when nobody's
  /// name is answered without a hash. They take turns, since what runs later runs faster.
  @Test
  void nobodysNameTakesAsLong() {
    var hash = Optional.of(one.encode("correct horse battery"));
    long somebody = Long.MAX_VALUE;
    long nobody = Long.MAX_VALUE;
    for (int i = 0; i < TURNS; i++) {
      somebody = Math.min(somebody, work(() -> one.matches(hash, "guess")));
      nobody = Math.min(nobody, work(() -> one.matches(Optional.empty(), "guess")));
    }
    assertTrue(nobody > somebody / 3, nobody + " ns, and somebody's " + somebody + " ns");
    assertFalse(one.matches(Optional.empty(), "nobody's password"));
  }

  @Test
  void noPasswordIsJudgedInATransaction() throws NoSuchMethodException {
    var signIn = SignIn.class.getMethod("checkPassword", String.class, String.class, String.class);
    var begin = Enrolment.class.getMethod("begin", String.class, String.class, String.class);
    assertNull(signIn.getAnnotation(Transactional.class));
    assertNull(begin.getAnnotation(Transactional.class));
    assertNull(SignIn.class.getAnnotation(Transactional.class));
  }

  private static long work(Runnable work) {
    long from = CPU.getCurrentThreadCpuTime();
    work.run();
    return CPU.getCurrentThreadCpuTime() - from;
  }
}
