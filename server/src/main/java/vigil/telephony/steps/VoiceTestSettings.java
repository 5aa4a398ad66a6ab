package vigil.telephony.steps;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import vigil.telephony.life.VoiceTestRules.Limits;

/// `vigil.voice-test`: from where on a seat's voice is not well ([Limits]), and how long it is
/// heard.
@ConfigurationProperties("vigil.voice-test")
record VoiceTestSettings(
    @DefaultValue("4") int seconds,
    @DefaultValue("300") int activeMillis,
    @DefaultValue("-38") double quietDb,
    @DefaultValue("1") double clippedPercent,
    @DefaultValue("2") double lossPercent,
    @DefaultValue("40") double jitterMillis,
    @DefaultValue("300") int roundTripMillis) {

  Limits limits() {
    return new Limits(
        activeMillis, quietDb, clippedPercent, lossPercent, jitterMillis, roundTripMillis);
  }
}
