package org.throughline.indicators;

import org.throughline.shared.Coded;

/// What a figure was entered with. The id beside it is that of the request or the task's report.
public enum FigureSource implements Coded {
  FORM,
  REQUEST,
  REPORT,
  FILE
}
