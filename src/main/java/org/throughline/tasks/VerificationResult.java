package org.throughline.tasks;

import org.throughline.shared.Coded;

public enum VerificationResult implements Coded {
  VERIFIED,
  SENT_BACK
}
