/// The model of sentences: bge-small-zh-v1.5 in ONNX Runtime, read with the house's own WordPiece.
@NullMarked
package vigil.understanding.meaning;

import org.jspecify.annotations.NullMarked;
