package vigil.acd.engine;

/// Is told which callers and seats changed, so that only those are stored.
public interface QueueChangeListener {
  void caller(String call);

  void seat(String seat);

  /// Looks away.
  QueueChangeListener NOBODY =
      new QueueChangeListener() {
        @Override
        public void caller(String call) {}

        @Override
        public void seat(String seat) {}
      };
}
