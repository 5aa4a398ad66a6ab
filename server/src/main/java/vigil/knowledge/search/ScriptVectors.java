package vigil.knowledge.search;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import vigil.knowledge.ScriptText;
import vigil.understanding.Meaning;

/// What scripts mean: title, when it applies, keywords and each question that callers ask next are
/// vectors of their own, and the nearest of them counts. All are looked at by their signs, the
/// nearest thousand of these by their numbers; no more than a thousand are all looked at by their
/// numbers. Nothing is built: what is put is found at once. (Lucene's graph of 400,000 vectors took
/// longer to build than anybody waits for.)
///
/// Cost: 8 words a vector, 3 ns, and 0.8 us for each of the thousand: 400,000 in 3 ms.
final class ScriptVectors {
  /// Looked at by their numbers.
  private static final int CLOSER = 1_024;

  /// The middle is found anew each time that there are so many times more.
  private static final int GROWTH = 4;

  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final List<VectorChunk> chunks = new ArrayList<>();
  private final Deque<Integer> free = new ArrayDeque<>();
  private final Map<String, int[]> rows = new HashMap<>();
  private final float[] middle = new float[Meaning.DIMENSIONS];
  private int used;
  private int nextMiddle = CLOSER;

  /// The sentences of a script that are compared with a question.
  ///
  /// @param spoken what callers of its spike say
  static List<String> sentences(ScriptText text, List<String> spoken) {
    List<String> sentences = new ArrayList<>();
    sentences.add(text.title());
    String applies = text.guidance().whenItApplies();
    if (applies != null) {
      sentences.add(text.title() + "：" + applies);
    }
    if (!text.keywords().isEmpty()) {
      sentences.add(String.join(" ", text.keywords()));
    }
    if (!spoken.isEmpty()) {
      sentences.add(String.join(" ", spoken));
    }
    text.followUps().forEach(next -> sentences.add(next.question()));
    return sentences;
  }

  /// Takes a script's vectors in the place of those it had.
  void put(String id, List<byte[]> vectors) {
    lock.writeLock().lock();
    try {
      drop(id);
      int[] taken = new int[vectors.size()];
      for (int i = 0; i < taken.length; i++) {
        taken[i] = takeRow();
        chunk(taken[i]).put(taken[i] % VectorChunk.ROWS, id, vectors.get(i), middle);
      }
      rows.put(id, taken);
      used += taken.length;
      if (used > nextMiddle) {
        nextMiddle = used * GROWTH;
        findMiddle();
      }
    } finally {
      lock.writeLock().unlock();
    }
  }

  void remove(String id) {
    lock.writeLock().lock();
    try {
      drop(id);
    } finally {
      lock.writeLock().unlock();
    }
  }

  private void drop(String id) {
    int[] old = rows.remove(id);
    if (old != null) {
      used -= old.length;
      for (int row : old) {
        chunk(row).free(row % VectorChunk.ROWS);
        free.add(row);
      }
    }
  }

  private int takeRow() {
    if (free.isEmpty()) {
      int first = chunks.size() * VectorChunk.ROWS;
      chunks.add(new VectorChunk());
      for (int row = first; row < first + VectorChunk.ROWS; row++) {
        free.add(row);
      }
    }
    return free.remove();
  }

  private VectorChunk chunk(int row) {
    return chunks.get(row / VectorChunk.ROWS);
  }

  /// Sentences of one language lie all on one side: their signs tell them apart only beside their
  /// middle.
  private void findMiddle() {
    double[] sums = new double[Meaning.DIMENSIONS];
    int count = chunks.stream().mapToInt(chunk -> chunk.addTo(sums)).sum();
    for (int i = 0; i < middle.length; i++) {
      middle[i] = (float) (sums[i] / count);
    }
    for (VectorChunk chunk : chunks) {
      for (int row = 0; row < VectorChunk.ROWS; row++) {
        chunk.sign(row, middle);
      }
    }
  }

  private record Near(String id, double cosine) {}

  /// Scripts with the cosine of their nearest sentence, the nearest first.
  ///
  /// @param most sentences that are looked at
  Map<String, Double> nearest(float[] question, int most) {
    byte[] asked = ByteVector.of(question);
    List<Near> near = new ArrayList<>();
    lock.readLock().lock();
    try {
      float length = Math.max(Float.MIN_NORMAL, ByteVector.length(asked));
      for (int row : closer(asked, length)) {
        VectorChunk chunk = chunk(row);
        String owner = chunk.owner(row % VectorChunk.ROWS);
        if (owner != null) {
          near.add(new Near(owner, chunk.cosine(row % VectorChunk.ROWS, asked, length)));
        }
      }
    } finally {
      lock.readLock().unlock();
    }
    near.sort(Comparator.comparingDouble(Near::cosine).reversed());
    Map<String, Double> nearest = new LinkedHashMap<>();
    near.stream().limit(most).forEach(one -> nearest.putIfAbsent(one.id, one.cosine));
    return nearest;
  }

  /// The rows whose signs differ least, by counting.
  private int[] closer(byte[] asked, float length) {
    int all = chunks.size() * VectorChunk.ROWS;
    int[] closer = new int[Math.min(all, CLOSER)];
    if (all <= CLOSER) {
      Arrays.setAll(closer, row -> row);
      return closer;
    }
    short[] different = new short[all];
    long[] signs = VectorChunk.signs(asked, 0, length, middle);
    for (int i = 0; i < chunks.size(); i++) {
      chunks.get(i).differences(signs, different, i * VectorChunk.ROWS);
    }
    int farthest = farthest(different);
    int taken = 0;
    for (int row = 0; row < all && taken < CLOSER; row++) {
      if (different[row] < farthest) {
        closer[taken++] = row;
      }
    }
    for (int row = 0; row < all && taken < CLOSER; row++) {
      if (different[row] == farthest) {
        closer[taken++] = row;
      }
    }
    return closer;
  }

  /// The difference up to which rows are looked at more closely.
  private static int farthest(short[] different) {
    int[] counts = new int[Meaning.DIMENSIONS + 1];
    for (short one : different) {
      counts[one]++;
    }
    int sum = 0;
    int farthest = 0;
    while (sum + counts[farthest] < CLOSER) {
      sum += counts[farthest++];
    }
    return farthest;
  }
}
