package org.throughline.directives;

import org.throughline.shared.Coded;

public enum ConveyanceMeans implements Coded {
  MEETING,
  CIRCULATION
}
