package org.throughline.invitations;

import org.throughline.shared.Coded;

public enum Answer implements Coded {
  COMING,
  EXCUSED,
  SUBSTITUTE
}
