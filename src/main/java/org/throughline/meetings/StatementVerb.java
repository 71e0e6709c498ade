package org.throughline.meetings;

import org.throughline.shared.Coded;

/// What the meeting, or somebody at it, did by saying it.
public enum StatementVerb implements Coded {
  AGREED,
  EMPHASISED,
  POINTED_OUT,
  REQUIRED,
  PLEDGED,
  REPORTED
}
