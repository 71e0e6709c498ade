package org.throughline.organisations;

import org.throughline.shared.Coded;

/// What a post is for. A post may have several; [Permission] says what each may do.
public enum Role implements Coded {
  SECRETARY,
  CHAIR,
  MEMBER,
  UNIT_HEAD,
  OFFICIAL,
  SUPERVISOR,
  EDITOR,
  TRANSLATOR,
  ADMINISTRATOR;

  /// Roles that see the internal records of every body beneath their own.
  boolean overseesBelow() {
    return switch (this) {
      case SECRETARY, CHAIR, MEMBER, SUPERVISOR, ADMINISTRATOR -> true;
      case UNIT_HEAD, OFFICIAL, EDITOR, TRANSLATOR -> false;
    };
  }
}
