package org.throughline.documents;

import org.throughline.shared.Coded;

/// How a document is set: plainly, in either language, or as GB/T 9704-2012 has official documents.
public enum Layout implements Coded {
  PLAIN,
  OFFICIAL
}
