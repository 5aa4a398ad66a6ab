package vigil.media.line;

/// What happened since the start. Written by the tick thread alone.
final class Counters {
  long packetsIn;
  long packetsOut;
  long strangers;
  long garbage;
  long late;
  long concealed;
  long keys;
  long sendFailures;
  long faults;
  long recordOverruns;
  long lateTicks;
  long worstTickNanos;
}
