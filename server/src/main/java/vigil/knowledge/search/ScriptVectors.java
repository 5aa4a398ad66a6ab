package vigil.knowledge.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KnnByteVectorField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnByteVectorQuery;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.ByteBuffersDirectory;
import vigil.knowledge.ScriptText;

/// What scripts mean: title, when it applies and each question that callers ask next are vectors of
/// their own, and the nearest of them counts. A number is kept in a byte: of a cosine that takes
/// less than 0.01, and a quarter of the room.
///
/// Cost: Lucene's graph (HNSW), a millisecond or two at 200,000 vectors.
final class ScriptVectors implements AutoCloseable {
  private static final String ID = "id";
  private static final String VECTOR = "vector";
  private static final int LARGEST = 127;

  private final IndexWriter writer;
  private final SearcherManager searchers;

  ScriptVectors() {
    try {
      writer = new IndexWriter(new ByteBuffersDirectory(), new IndexWriterConfig());
      searchers = new SearcherManager(writer, null);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /// The sentences of a script that are compared with a question.
  static List<String> sentences(ScriptText text) {
    List<String> sentences = new ArrayList<>();
    sentences.add(text.title());
    String applies = text.guidance().whenItApplies();
    if (applies != null) {
      sentences.add(text.title() + "：" + applies);
    }
    if (!text.keywords().isEmpty()) {
      sentences.add(String.join(" ", text.keywords()));
    }
    text.followUps().forEach(next -> sentences.add(next.question()));
    return sentences;
  }

  void put(String id, List<float[]> vectors) {
    try {
      List<Document> documents = new ArrayList<>();
      for (float[] vector : vectors) {
        var document = new Document();
        document.add(new StringField(ID, id, Field.Store.YES));
        document.add(
            new KnnByteVectorField(VECTOR, bytes(vector), VectorSimilarityFunction.COSINE));
        documents.add(document);
      }
      writer.updateDocuments(new Term(ID, id), documents);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  void remove(String id) {
    try {
      writer.deleteDocuments(new Term(ID, id));
      refresh();
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

  /// Scripts with the cosine of their nearest sentence, the nearest first.
  ///
  /// @param most sentences that are looked at
  Map<String, Double> nearest(float[] question, int most) {
    try {
      IndexSearcher searcher = searchers.acquire();
      try {
        Map<String, Double> nearest = new LinkedHashMap<>();
        var query = new KnnByteVectorQuery(VECTOR, bytes(question), most);
        var fields = searcher.storedFields();
        for (ScoreDoc hit : searcher.search(query, most).scoreDocs) {
          nearest.putIfAbsent(fields.document(hit.doc).get(ID), 2 * hit.score - 1.0);
        }
        return nearest;
      } finally {
        searchers.release(searcher);
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static byte[] bytes(float[] vector) {
    float largest = 0;
    for (float number : vector) {
      largest = Math.max(largest, Math.abs(number));
    }
    byte[] bytes = new byte[vector.length];
    for (int i = 0; i < vector.length; i++) {
      bytes[i] = (byte) Math.round(vector[i] / largest * LARGEST);
    }
    return bytes;
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
