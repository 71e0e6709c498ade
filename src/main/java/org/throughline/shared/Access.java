package org.throughline.shared;

/// Who may see a record inside: `organisations.Visibility` says whom each means.
public enum Access implements Coded {
  INTERNAL,
  RESTRICTED
}
