package vigil;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// Finds in Java source what is told apart by its place alone and is too long for that.
final class LongLists extends TreeScanner<@Nullable Void, @Nullable Void> {
  private static final int MOST_POSITIONS = 8;
  private static final int MOST_MARKS = 10;
  private static final Pattern SQL =
      Pattern.compile("(?i)\\b(select|insert into|update|delete)\\b");

  private static final Pattern QUOTED = Pattern.compile("'[^']*'");

  private final List<String> found = new ArrayList<>();
  private final Deque<ClassTree> types = new ArrayDeque<>();

  private LongLists() {}

  static List<String> of(String source) {
    return of(List.of(source));
  }

  /// All at once: a compiler for each would read the class path each time.
  static List<String> of(List<String> sources) {
    var compiler = ToolProvider.getSystemJavaCompiler();
    var files = sources.stream().map(LongLists::file).toList();
    var task = (JavacTask) compiler.getTask(null, null, null, List.of(), null, files);
    var scanner = new LongLists();
    try {
      task.parse().forEach(unit -> scanner.scan(unit, null));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return scanner.found;
  }

  private static JavaFileObject file(String source) {
    return new SimpleJavaFileObject(
        URI.create("string:///Source.java"), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreErrors) {
        return source;
      }
    };
  }

  private void add(String place, int count, int most, String what) {
    if (count > most) {
      found.add("%s: %d %s".formatted(place, count, what));
    }
  }

  private String type() {
    return types.isEmpty() ? "" : types.peek().getSimpleName().toString();
  }

  @Override
  public @Nullable Void visitClass(ClassTree type, @Nullable Void none) {
    types.push(type);
    if (type.getKind() == Tree.Kind.RECORD) {
      add(type(), components(type), MOST_POSITIONS, "components");
    }
    super.visitClass(type, null);
    types.pop();
    return null;
  }

  /// A record has no fields but its components.
  private static int components(ClassTree type) {
    return (int)
        type.getMembers().stream()
            .filter(VariableTree.class::isInstance)
            .map(VariableTree.class::cast)
            .filter(field -> !field.getModifiers().getFlags().contains(Modifier.STATIC))
            .count();
  }

  @Override
  public @Nullable Void visitMethod(MethodTree method, @Nullable Void none) {
    if (!isCanonical(method)) {
      String place = type() + "." + method.getName();
      add(place, method.getParameters().size(), MOST_POSITIONS, "parameters");
    }
    return super.visitMethod(method, null);
  }

  /// A record's own constructor has its components again.
  private boolean isCanonical(MethodTree method) {
    ClassTree type = types.peek();
    return type != null
        && type.getKind() == Tree.Kind.RECORD
        && method.getName().contentEquals("<init>")
        && method.getParameters().size() == components(type);
  }

  @Override
  public @Nullable Void visitLiteral(LiteralTree literal, @Nullable Void none) {
    marks(text(literal));
    return null;
  }

  @Override
  public @Nullable Void visitBinary(BinaryTree sum, @Nullable Void none) {
    if (sum.getKind() != Tree.Kind.PLUS) {
      return super.visitBinary(sum, null);
    }
    marks(text(sum));
    scanOthers(sum);
    return null;
  }

  /// What is no letter of the sum may hold SQL of its own.
  private void scanOthers(ExpressionTree part) {
    switch (part) {
      case LiteralTree _ -> {}
      case BinaryTree it -> {
        scanOthers(it.getLeftOperand());
        scanOthers(it.getRightOperand());
      }
      default -> scan(part, null);
    }
  }

  private void marks(String text) {
    if (SQL.matcher(text).find()) {
      String bare = QUOTED.matcher(text).replaceAll("");
      add(type(), (int) bare.chars().filter(c -> c == '?').count(), MOST_MARKS, "marks in SQL");
    }
  }

  /// What an expression says in letters.
  private static String text(ExpressionTree part) {
    return switch (part) {
      case LiteralTree it when it.getValue() instanceof String text -> text;
      case BinaryTree it -> text(it.getLeftOperand()) + text(it.getRightOperand());
      default -> "";
    };
  }

  @Override
  public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void none) {
    ExpressionTree before = receiver(call);
    if (!isUnnamed(call) && isUnnamed(before)) {
      add(type(), countUnnamed(before), MOST_MARKS, "unnamed parameters");
    }
    return super.visitMethodInvocation(call, null);
  }

  private static int countUnnamed(@Nullable ExpressionTree chain) {
    int count = 0;
    for (var one = chain; one instanceof MethodInvocationTree call; one = receiver(call)) {
      count += isUnnamed(one) ? 1 : 0;
    }
    return count;
  }

  private static @Nullable ExpressionTree receiver(MethodInvocationTree call) {
    return call.getMethodSelect() instanceof MemberSelectTree it ? it.getExpression() : null;
  }

  private static boolean isUnnamed(@Nullable ExpressionTree call) {
    return call instanceof MethodInvocationTree it
        && it.getMethodSelect() instanceof MemberSelectTree select
        && select.getIdentifier().contentEquals("param")
        && it.getArguments().size() == 1;
  }
}
