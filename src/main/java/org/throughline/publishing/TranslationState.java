package org.throughline.publishing;

import org.throughline.shared.Coded;

/// Where an edition's other language stands; stored from `DRAFT` on.
public enum TranslationState implements Coded {
  MISSING,
  DRAFT,
  REVIEWED,
  PUBLISHED
}
