package vigil.watch.steps;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vigil.kernel.SecretColumn;
import vigil.watch.store.SqlDutyWays;

/// What the room says of itself to the ground.
@Configuration
class WatchSetup {
  @Bean
  SecretColumn dutyMailAddresses() {
    return new SecretColumn(SqlDutyWays.TABLE, "staff", "mail");
  }
}
