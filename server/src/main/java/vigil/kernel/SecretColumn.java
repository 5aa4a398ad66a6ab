package vigil.kernel;

/// A column whose words are sealed: a room that has one says so with a bean, and what lies there in
/// clear from an earlier time is sealed at the start.
///
/// @param table with its schema
/// @param key the column that names the row
/// @param subject what the words are about, with the key: it is sealed with them, so it stays the
///   table's first name, whatever the table is called now
public record SecretColumn(String table, String key, String column, String subject) {
  public SecretColumn {
    for (String name : new String[] {table, key, column, subject}) {
      if (!name.matches("[a-z0-9_]+(\\.[a-z0-9_]+)?")) {
        throw new IllegalArgumentException("no name of a column: " + name);
      }
    }
  }

  public SecretColumn(String table, String key, String column) {
    this(table, key, column, table);
  }

  /// What the words of this row are about.
  public String about(String row) {
    return subject + "/" + row;
  }
}
