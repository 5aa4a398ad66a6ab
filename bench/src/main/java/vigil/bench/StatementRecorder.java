package vigil.bench;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes down what one thread says to the database: statements with their values, and where
/// transactions begin and end.
final class StatementRecorder {
  /// A call that a connection or a statement was given.
  ///
  /// @param statement the statement that is prepared anew; null for a call on the connection
  record RecordedCall(
      Method method,
      List<@Nullable Object> arguments,
      @Nullable String statement,
      List<RecordedCall> values) {}

  private final List<RecordedCall> calls = new ArrayList<>();
  private volatile @Nullable Thread speaker;

  void start() {
    calls.clear();
    speaker = Thread.currentThread();
  }

  List<RecordedCall> stop() {
    speaker = null;
    return List.copyOf(calls);
  }

  Connection watch(Connection connection) {
    return speaker == Thread.currentThread()
        ? proxy(Connection.class, new WatchedConnection(connection))
        : connection;
  }

  private final class WatchedConnection implements InvocationHandler {
    private final Connection connection;

    WatchedConnection(Connection connection) {
      this.connection = connection;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] given)
        throws Throwable {
      Object answer = call(connection, method, given);
      if (answer instanceof PreparedStatement statement && given != null) {
        return proxy(
            PreparedStatement.class, new WatchedStatement(statement, String.valueOf(given[0])));
      }
      if (method.getName().equals("setAutoCommit") || method.getName().equals("commit")) {
        calls.add(new RecordedCall(method, listed(given), null, List.of()));
      }
      return answer;
    }
  }

  private final class WatchedStatement implements InvocationHandler {
    private final PreparedStatement statement;
    private final String text;
    private final List<RecordedCall> values = new ArrayList<>();

    WatchedStatement(PreparedStatement statement, String text) {
      this.statement = statement;
      this.text = text;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] given)
        throws Throwable {
      List<@Nullable Object> arguments = listed(given);
      boolean isValue = arguments.size() > 1 && arguments.getFirst() instanceof Integer;
      if (isValue && method.getName().startsWith("set")) {
        values.add(new RecordedCall(method, arguments, null, List.of()));
      } else if (method.getName().startsWith("execute")) {
        calls.add(new RecordedCall(method, arguments, text, List.copyOf(values)));
      }
      return call(statement, method, given);
    }
  }

  private static List<@Nullable Object> listed(Object @Nullable [] given) {
    return given == null ? List.of() : Arrays.asList(given.clone());
  }

  private static @Nullable Object call(Object on, Method method, Object @Nullable [] given)
      throws Throwable {
    try {
      return method.invoke(on, given);
    } catch (InvocationTargetException broken) {
      throw broken.getCause();
    }
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
