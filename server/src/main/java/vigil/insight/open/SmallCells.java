package vigil.insight.open;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// A table of counts with its sums, of which small cells are hidden, and others with them so that
/// nobody computes a small one from the sums.
///
/// A small cell is safe when there is an exchange: some hidden cells grow by one and others, each
/// at least as large as the smallest that is shown, shrink by one, and every sum that is shown
/// stays. Then the cell may as well hold one more, two more, up to that many more, and nobody can
/// tell which table it was. Cost: for each small cell the rows times the columns.
public final class SmallCells {
  private final long[][] all;
  private final boolean[][] hidden;
  private final int rows;
  private final int columns;
  private final int fewest;

  private record Cell(int row, int column) {}

  /// Which cells grow and which shrink.
  private record Exchange(List<Cell> grow, List<Cell> shrink) {
    List<Cell> cells() {
      var cells = new ArrayList<>(grow);
      cells.addAll(shrink);
      return cells;
    }
  }

  private SmallCells(long[][] counts, int fewest) {
    this.fewest = fewest;
    rows = counts.length;
    columns = counts[0].length;
    all = new long[rows + 1][columns + 1];
    hidden = new boolean[rows + 1][columns + 1];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        all[i][j] = counts[i][j];
        all[i][columns] += counts[i][j];
        all[rows][j] += counts[i][j];
        all[rows][columns] += counts[i][j];
      }
    }
  }

  /// Which are hidden, with one row and one column of sums behind the others.
  ///
  /// @param counts rows of the same length, at least one of each
  /// @param fewest the smallest that is shown; none is as good
  public static boolean[][] hide(long[][] counts, int fewest) {
    var cells = new SmallCells(counts, fewest);
    cells.hideAll();
    return cells.hidden;
  }

  private void hideAll() {
    List<Cell> small = list().stream().filter(this::isSmall).toList();
    small.forEach(it -> hidden[it.row()][it.column()] = true);
    for (Cell cell : small) {
      Optional<Exchange> cheapest =
          exchanges(cell).stream().min(Comparator.comparingLong(this::cost));
      if (cheapest.isEmpty() || isSmall(new Cell(rows, columns))) {
        Arrays.stream(hidden).forEach(row -> Arrays.fill(row, true));
        return;
      }
      cheapest.get().cells().forEach(it -> hidden[it.row()][it.column()] = true);
    }
  }

  private List<Cell> list() {
    return IntStream.rangeClosed(0, rows)
        .boxed()
        .flatMap(i -> IntStream.rangeClosed(0, columns).mapToObj(j -> new Cell(i, j)))
        .toList();
  }

  private boolean isSmall(Cell cell) {
    long count = all[cell.row()][cell.column()];
    return count > 0 && count < fewest;
  }

  private boolean isLarge(int row, int column) {
    return all[row][column] >= fewest;
  }

  /// What would be hidden beside what is; an empty cell more costs little.
  private long cost(Exchange exchange) {
    return exchange.cells().stream()
        .filter(it -> !hidden[it.row()][it.column()])
        .mapToLong(it -> 1 + all[it.row()][it.column()])
        .sum();
  }

  private List<Exchange> exchanges(Cell cell) {
    var found = new ArrayList<Exchange>();
    int i = cell.row();
    int j = cell.column();
    if (i < rows && j < columns) {
      rectangles(i, j, found);
      acrossRows(i, j, found);
      acrossColumns(i, j, found);
      corners(i, j, found);
    } else if (i < rows) {
      for (int column = 0; column < columns; column++) {
        acrossRows(i, column, found);
        corners(i, column, found);
      }
    } else if (j < columns) {
      for (int row = 0; row < rows; row++) {
        acrossColumns(row, j, found);
        corners(row, j, found);
      }
    }
    return found;
  }

  /// No sum moves.
  private void rectangles(int i, int j, List<Exchange> found) {
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        if (row != i && column != j && isLarge(i, column) && isLarge(row, j)) {
          found.add(
              new Exchange(
                  List.of(new Cell(i, j), new Cell(row, column)),
                  List.of(new Cell(i, column), new Cell(row, j))));
        }
      }
    }
  }

  /// One more in this row, one less in another, of the same column: both rows' sums move.
  private void acrossRows(int i, int j, List<Exchange> found) {
    for (int row = 0; row < rows; row++) {
      if (row != i && isLarge(row, j)) {
        found.add(
            new Exchange(
                List.of(new Cell(i, j), new Cell(i, columns)),
                List.of(new Cell(row, j), new Cell(row, columns))));
      }
    }
  }

  /// The same within a row: the columns' sums move.
  private void acrossColumns(int i, int j, List<Exchange> found) {
    for (int column = 0; column < columns; column++) {
      if (column != j && isLarge(i, column)) {
        found.add(
            new Exchange(
                List.of(new Cell(i, j), new Cell(rows, j)),
                List.of(new Cell(i, column), new Cell(rows, column))));
      }
    }
  }

  /// One more here, one less in another row and column: all four sums move, and not that of all.
  private void corners(int i, int j, List<Exchange> found) {
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        if (row != i && column != j && isLarge(row, column)) {
          found.add(
              new Exchange(
                  List.of(new Cell(i, j), new Cell(i, columns), new Cell(rows, j)),
                  List.of(new Cell(row, column), new Cell(row, columns), new Cell(rows, column))));
        }
      }
    }
  }
}
