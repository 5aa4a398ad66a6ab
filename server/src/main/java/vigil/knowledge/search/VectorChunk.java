package vigil.knowledge.search;

import org.jspecify.annotations.Nullable;
import vigil.understanding.Meaning;

/// A thousand vectors side by side, each with its owner and with one bit a number: whether it lies
/// above the middle of all. A row without an owner is free.
final class VectorChunk {
  static final int ROWS = 1_024;
  private static final int WORDS = Meaning.DIMENSIONS / Long.SIZE;

  private final byte[] numbers = new byte[ROWS * Meaning.DIMENSIONS];
  private final float[] lengths = new float[ROWS];
  private final long[] signs = new long[ROWS * WORDS];
  private final @Nullable String[] owners = new @Nullable String[ROWS];

  void put(int row, String owner, byte[] vector, float[] middle) {
    System.arraycopy(vector, 0, numbers, row * Meaning.DIMENSIONS, Meaning.DIMENSIONS);
    lengths[row] = Math.max(Float.MIN_NORMAL, ByteVector.length(vector));
    owners[row] = owner;
    sign(row, middle);
  }

  void free(int row) {
    owners[row] = null;
  }

  @Nullable String owner(int row) {
    return owners[row];
  }

  /// Reads the signs anew.
  ///
  /// @param middle the middle of all vectors of length 1
  void sign(int row, float[] middle) {
    long[] bits = signs(numbers, row * Meaning.DIMENSIONS, lengths[row], middle);
    System.arraycopy(bits, 0, signs, row * WORDS, WORDS);
  }

  static long[] signs(byte[] numbers, int from, float length, float[] middle) {
    long[] bits = new long[WORDS];
    for (int i = 0; i < Meaning.DIMENSIONS; i++) {
      if (numbers[from + i] > middle[i] * length) {
        bits[i / Long.SIZE] |= 1L << i;
      }
    }
    return bits;
  }

  /// How many signs differ, for each row; all of them where nothing stands.
  void differences(long[] asked, short[] different, int from) {
    for (int row = 0; row < ROWS; row++) {
      int count = differ(asked, signs, row * WORDS);
      different[from + row] = owners[row] == null ? Meaning.DIMENSIONS : (short) count;
    }
  }

  /// Written out: the loop takes three times as long.
  private static int differ(long[] asked, long[] signs, int at) {
    return Long.bitCount(asked[0] ^ signs[at])
        + Long.bitCount(asked[1] ^ signs[at + 1])
        + Long.bitCount(asked[2] ^ signs[at + 2])
        + Long.bitCount(asked[3] ^ signs[at + 3])
        + Long.bitCount(asked[4] ^ signs[at + 4])
        + Long.bitCount(asked[5] ^ signs[at + 5])
        + Long.bitCount(asked[6] ^ signs[at + 6])
        + Long.bitCount(asked[7] ^ signs[at + 7]);
  }

  double cosine(int row, byte[] asked, float length) {
    return ByteVector.product(asked, numbers, row * Meaning.DIMENSIONS)
        / ((double) length * lengths[row]);
  }

  /// Adds each of its vectors' numbers.
  ///
  /// @return how many vectors these are
  int addTo(double[] sums) {
    int count = 0;
    for (int row = 0; row < ROWS; row++) {
      if (owners[row] != null) {
        count++;
        for (int i = 0; i < Meaning.DIMENSIONS; i++) {
          sums[i] += numbers[row * Meaning.DIMENSIONS + i] / lengths[row];
        }
      }
    }
    return count;
  }
}
