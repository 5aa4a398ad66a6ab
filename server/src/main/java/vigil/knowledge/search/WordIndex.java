package vigil.knowledge.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.jspecify.annotations.Nullable;
import vigil.knowledge.Script;

/// Words and sounds of scripts in Lucene, in memory.
final class WordIndex implements AutoCloseable {
  private final IndexWriter writer;
  private final SearcherManager searchers;

  WordIndex() {
    try {
      writer =
          new IndexWriter(
              new ByteBuffersDirectory(), new IndexWriterConfig(ScriptDocument.ANALYZER));
      searchers = new SearcherManager(writer, null);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /// What is done with everything that was put before the last refresh.
  interface Look<T> {
    T take(IndexSearcher searcher) throws IOException;
  }

  /// Takes a script in; it is found from the next refresh on.
  void put(Script script, List<String> spoken, @Nullable Pinyin pinyin) {
    try {
      writer.updateDocument(
          new Term(ScriptDocument.ID, script.id()), ScriptDocument.of(script, spoken, pinyin));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  void remove(String id) {
    try {
      writer.deleteDocuments(new Term(ScriptDocument.ID, id));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  void refresh() {
    try {
      searchers.maybeRefreshBlocking();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /// Lucene closes a writer that it could not go on with (no memory); what it has is read all the
  /// same, and nothing can be put any more.
  boolean isOpen() {
    return writer.isOpen();
  }

  <T> T search(Look<T> look) {
    try {
      IndexSearcher searcher = searchers.acquire();
      try {
        return look.take(searcher);
      } finally {
        searchers.release(searcher);
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /// Nothing can be put any more, as after an accident.
  void lose() {
    try {
      writer.rollback();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  @Override
  public void close() {
    try {
      searchers.close();
      writer.close();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
