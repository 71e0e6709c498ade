package org.throughline.indicators;

import org.throughline.shared.Coded;

public enum RequestState implements Coded {
  DRAFT,
  SENT,
  CANCELLED
}
