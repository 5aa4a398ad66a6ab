package vigil.seal;

import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/// What Vigil writes is its owner's alone: no other account of the machine reads it.
public final class OwnerOnlyPermissions {
  private static final int GROUP_AND_OTHERS = 0077;

  /// That the whole folder was gone through once.
  private static final String DONE = ".owner-only";

  private static final Set<PosixFilePermission> OWNERS =
      EnumSet.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);

  private OwnerOnlyPermissions() {}

  /// From now on for all that this process and those it starts write (`umask`(2)); Java has no word
  /// for it.
  @SuppressWarnings("restricted")
  public static void restrictProcess() {
    Linker linker = Linker.nativeLinker();
    try {
      var umask =
          linker.downcallHandle(
              linker.defaultLookup().find("umask").orElseThrow(),
              FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
      int _ = (int) umask.invokeExact(GROUP_AND_OTHERS);
    } catch (Throwable refused) {
      throw new IllegalStateException("umask(077) is refused", refused);
    }
  }

  /// The folder at each start, all that is in it once: years of recordings lie in some.
  public static void restrictFolder(Path folder) throws IOException {
    Files.createDirectories(folder);
    tightenOne(folder);
    if (Files.exists(folder.resolve(DONE))) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path one, BasicFileAttributes is)
              throws IOException {
            tightenOne(one);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path one, BasicFileAttributes is) throws IOException {
            if (!is.isSymbolicLink()) {
              tightenOne(one);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path one, IOException failure) throws IOException {
            if (failure instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE; // moved meanwhile
            }
            throw failure;
          }
        });
    Files.writeString(folder.resolve(DONE), "");
    tightenOne(folder.resolve(DONE));
  }

  private static void tightenOne(Path one) throws IOException {
    try {
      Set<PosixFilePermission> granted = Files.getPosixFilePermissions(one);
      if (!OWNERS.containsAll(granted)) {
        granted.retainAll(OWNERS);
        Files.setPosixFilePermissions(one, granted);
      }
    } catch (NoSuchFileException moved) {
      return;
    }
  }
}
