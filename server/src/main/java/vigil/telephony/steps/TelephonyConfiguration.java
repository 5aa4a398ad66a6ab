package vigil.telephony.steps;

import java.nio.file.Path;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.util.function.SingletonSupplier;
import vigil.kernel.SecretColumn;
import vigil.kernel.Vault;
import vigil.telephony.CallListener;
import vigil.telephony.StaffMobiles;
import vigil.telephony.StaffPhones;
import vigil.telephony.media.MediaSettings;
import vigil.telephony.sip.CarrierSettings;
import vigil.telephony.sip.PhoneAccounts;
import vigil.telephony.sip.SipSettings;
import vigil.telephony.store.CallStore;
import vigil.telephony.store.SqlMobiles;
import vigil.telephony.store.SqlPhoneAccounts;

/// Puts the line into the server: loaded when made, on the wire when everyone else is up.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
  SipSettings.class,
  CarrierSettings.class,
  MediaSettings.class,
  VoiceTestSettings.class
})
class TelephonyConfiguration {
  @Bean
  LineSettings lineSettings(
      SipSettings sip, CarrierSettings carriers, MediaSettings media, Environment settings) {
    carriers.refuseOldKeys(Binder.get(settings));
    return new LineSettings(sip, carriers, media, CallTimeouts.USUAL);
  }

  @Bean(destroyMethod = "")
  TelephonyService phoneLine(
      LineSettings settings,
      @Value("${vigil.data}") Path folder,
      CallStore store,
      PhoneAccounts accounts,
      Vault vault,
      InstantSource clock,
      ObjectProvider<CallListener> listeners) {
    var line =
        new TelephonyService(
            settings,
            folder,
            store,
            accounts,
            vault,
            clock,
            SingletonSupplier.of(() -> listeners.orderedStream().toList()));
    line.load();
    return line;
  }

  @Bean
  StaffPhones staffPhones(PhoneAccounts accounts, StaffMobiles mobiles) {
    return new RegisteredStaffPhones(accounts, mobiles);
  }

  @Bean
  SecretColumn phonePasswordsMd5() {
    return new SecretColumn(SqlPhoneAccounts.TABLE, "extension", "ha1_md5");
  }

  @Bean
  SecretColumn phonePasswordsSha256() {
    return new SecretColumn(SqlPhoneAccounts.TABLE, "extension", "ha1_sha256");
  }

  @Bean
  SecretColumn mobileNumbers() {
    return new SecretColumn(SqlMobiles.TABLE, "staff", "number");
  }

  @Bean
  SmartLifecycle phoneLineOnTheWire(TelephonyService line) {
    return new SmartLifecycle() {
      private boolean isUp;

      @Override
      public void start() {
        line.start();
        isUp = true;
      }

      @Override
      public void stop() {
        line.stop();
        isUp = false;
      }

      @Override
      public boolean isRunning() {
        return isUp;
      }
    };
  }
}
