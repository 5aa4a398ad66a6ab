package vigil.acd.engine;

/// Is told which callers and seats changed, so that only those are stored.
public interface Watch {
  void caller(String call);

  void seat(String seat);

  /// Looks away.
  Watch NOBODY =
      new Watch() {
        @Override
        public void caller(String call) {}

        @Override
        public void seat(String seat) {}
      };
}
