package org.throughline.papers;

import java.util.List;
import java.util.Map;
import org.throughline.organisations.Actor;

/// What was decided on each clause that an item conveys; implemented by whoever records it.
public interface AdoptedMeasures {

  /// @param texts of the decision's clauses that carry the directive's clause out, in their order
  /// @param step a message key of how the clause was answered where no text carries it; empty where
  ///   it was not
  /// @param reason why, in the meeting's language; empty for none
  record Adopted(List<String> texts, String step, String reason) {
    public Adopted {
      texts = List.copyOf(texts);
    }
  }

  /// What any item of the meeting decided, as far as the actor may see it, by the directive's
  /// clause; clauses about which nothing was decided are missing.
  Map<Long, Adopted> ofMeeting(Actor actor, long meetingId);
}
