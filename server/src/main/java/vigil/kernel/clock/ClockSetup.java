package vigil.kernel.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The house's one clock. `vigil.clock.ahead` (a duration such as `PT9H`) sets it before the
/// machine's, so that a training or a test may have its day at night. Sessions and passkeys never
/// notice: all is timed by this one clock, which runs as the machine's does.
@Configuration(proxyBeanMethods = false)
class ClockSetup {
  private static final Logger LOG = LoggerFactory.getLogger(ClockSetup.class);

  @Bean
  @ConditionalOnMissingBean
  InstantSource clock(@Value("${vigil.clock.ahead:PT0S}") Duration ahead) {
    return clock(Clock.systemUTC(), ahead);
  }

  static Clock clock(Clock machine, Duration ahead) {
    if (ahead.isNegative()) {
      throw new IllegalArgumentException(
          "vigil.clock.ahead is %s: a clock may be ahead of the machine's, never behind it"
              .formatted(ahead));
    }
    if (ahead.isZero()) {
      return machine;
    }
    LOG.warn("The clock is {} ahead of this machine's: for training and tests only", ahead);
    return Clock.offset(machine, ahead);
  }
}
