package vigil.telephony.sip;

import gov.nist.core.ServerLogger;
import gov.nist.javax.sip.message.SIPMessage;
import java.util.Properties;
import javax.sip.SipStack;

/// JAIN-SIP's message log, switched off: messages hold telephone numbers.
public final class QuietServerLogger implements ServerLogger {
  @Override
  public void closeLogFile() {}

  @Override
  public void logMessage(
      SIPMessage message, String from, String to, boolean sender, long atMillis) {}

  @Override
  public void logMessage(
      SIPMessage message, String from, String to, String status, boolean sender, long atMillis) {}

  @Override
  public void logMessage(
      SIPMessage message, String from, String to, String status, boolean sender) {}

  @Override
  public void logException(Exception e) {}

  @Override
  public void setStackProperties(Properties properties) {}

  @Override
  public void setSipStack(SipStack stack) {}
}
