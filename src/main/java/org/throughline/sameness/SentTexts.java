package org.throughline.sameness;

import java.util.Collection;
import java.util.Map;

/// The words of sent reports. Implemented by the module that keeps them, so that they are stored
/// once.
public interface SentTexts {
  /// By report id; what does not exist is missing. For comparing, not for showing: asks nobody's
  /// right to see.
  Map<Long, String> of(Collection<Long> reportIds);
}
