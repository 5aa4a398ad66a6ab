package vigil.telephony.sip;

import gov.nist.core.LogLevels;
import gov.nist.core.StackLogger;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// JAIN-SIP's log without log4j 1: only its errors, cut short, for they may quote hostile packets.
public final class QuietStackLogger implements StackLogger {
  private static final Logger LOG = LoggerFactory.getLogger(QuietStackLogger.class);
  private static final int LONGEST = 200;

  @Override
  public void logStackTrace() {}

  @Override
  public void logStackTrace(int level) {}

  @Override
  public int getLineCount() {
    return 0;
  }

  @Override
  public void logException(Throwable e) {
    LOG.debug("The SIP stack met {}", e.getClass().getSimpleName());
  }

  @Override
  public void logDebug(String message) {}

  @Override
  public void logDebug(String message, Exception e) {}

  @Override
  public void logTrace(String message) {}

  @Override
  public void logFatalError(String message) {
    LOG.error("The SIP stack failed: {}", cut(message));
  }

  @Override
  public void logError(String message) {
    LOG.debug("The SIP stack says: {}", cut(message));
  }

  @Override
  public boolean isLoggingEnabled() {
    return false;
  }

  @Override
  public boolean isLoggingEnabled(int level) {
    return level <= LogLevels.TRACE_FATAL;
  }

  @Override
  public void logError(String message, Exception e) {
    LOG.debug("The SIP stack says: {} ({})", cut(message), e.getClass().getSimpleName());
  }

  @Override
  public void logWarning(String message) {}

  @Override
  public void logInfo(String message) {}

  @Override
  public void disableLogging() {}

  @Override
  public void enableLogging() {}

  @Override
  public void setBuildTimeStamp(String stamp) {}

  @Override
  public void setStackProperties(Properties properties) {}

  @Override
  public String getLoggerName() {
    return "quiet";
  }

  private static String cut(String message) {
    String line = message.replaceAll("[^\\x20-\\x7e]", " ");
    return line.length() > LONGEST ? line.substring(0, LONGEST) + "..." : line;
  }
}
