package org.throughline.meetings;

import java.util.List;
import org.throughline.organisations.Actor;

/// Asked before a meeting is closed; implemented by whoever knows what became of its items.
public interface ClosingCheck {

  /// In the order of the agenda; empty where the meeting may be closed. What this actor may not see
  /// counts as not there, so that the answer tells nothing about it.
  List<OpenQuestion> openQuestions(Actor actor, long meetingId);
}
