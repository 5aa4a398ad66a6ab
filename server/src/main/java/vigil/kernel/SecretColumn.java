package vigil.kernel;

/// A column whose words are sealed: a room that has one says so with a bean, and what lies there in
/// clear from an earlier time is sealed at the start.
///
/// @param table with its schema
/// @param key the column that names the row; table and key are what the words are about
public record SecretColumn(String table, String key, String column) {
  public SecretColumn {
    for (String name : new String[] {table, key, column}) {
      if (!name.matches("[a-z0-9_]+(\\.[a-z0-9_]+)?")) {
        throw new IllegalArgumentException("no name of a column: " + name);
      }
    }
  }

  /// What the words of this row are about.
  public String about(String row) {
    return table + "/" + row;
  }
}
