package vigil.identity.steps;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.annotation.Transactional;

/// How many passwords are judged at once, and that nobody's name takes as long as somebody's.
class PasswordsTest {
  private final Passwords one = new Passwords(1);

  @Test
  void onePlaceIsTakenByOne() {
    assertTrue(one.acquire());
    assertFalse(one.acquire(), "whoever comes then is told to come again");
    one.release();
    assertTrue(one.acquire());
  }

  /// Both do the same work: a bound of a third holds on the busiest machine and fails at once when
  /// nobody's name is answered without a hash.
  @Test
  void nobodysNameTakesAsLong() {
    var hash = Optional.of(one.encode("correct horse battery"));
    long somebody = median(() -> one.matches(hash, "guess"));
    long nobody = median(() -> one.matches(Optional.empty(), "guess"));
    assertTrue(nobody > somebody / 3, () -> nobody + " ns, and somebody's " + somebody + " ns");
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

  private static long median(Runnable work) {
    long[] nanos = new long[7];
    for (int i = 0; i < nanos.length; i++) {
      long from = System.nanoTime();
      work.run();
      nanos[i] = System.nanoTime() - from;
    }
    Arrays.sort(nanos);
    return nanos[nanos.length / 2];
  }
}
