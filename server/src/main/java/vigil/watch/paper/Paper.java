package vigil.watch.paper;

import java.util.List;

/// A report as it stands on paper, before it is a file of any kind.
///
/// @param mark stands across every page; empty where nothing does
/// @param foot stands under every page: who took it and when
public record Paper(String title, String mark, String foot, List<Block> blocks) {
  /// A part of it, from the top down.
  public sealed interface Block {}

  public record Heading(String text) implements Block {}

  public record Paragraph(String text) implements Block {}

  /// Rows of cells.
  ///
  /// @param head names of the columns; the first is the row's own name, figures stand to the right
  public record Table(List<String> head, List<Row> rows) implements Block {
    public Table {
      head = List.copyOf(head);
      rows = List.copyOf(rows);
      int columns = head.size();
      if (rows.stream().anyMatch(row -> row.cells().size() != columns)) {
        throw new IllegalArgumentException("A row has other columns than the head");
      }
    }
  }

  /// A row of a table.
  ///
  /// @param isTotal whether it sums up those above
  public record Row(List<String> cells, boolean isTotal) {
    public Row {
      cells = List.copyOf(cells);
    }
  }

  public Paper {
    blocks = List.copyOf(blocks);
  }
}
