package org.throughline.publishing;

import java.util.ArrayList;
import java.util.List;
import org.throughline.meetings.AttendanceClass;
import org.throughline.publishing.MeetingRecord.Present;
import org.throughline.shared.Language;

/// Writes the first draft of a readout: what the record says, in the order in which readouts say
/// it, in the meeting's language. It adds nothing and judges nothing; an editor does.
sealed interface DraftWriter permits EnglishDraft, ChineseDraft {

  List<Segment> write(MeetingRecord record);

  static DraftWriter in(Language language) {
    return language == Language.ENGLISH ? new EnglishDraft() : new ChineseDraft();
  }

  /// Collects segments, numbering them.
  final class Draft {
    private final List<Segment> segments = new ArrayList<>();

    void add(SegmentKind kind, String text) {
      if (!text.isBlank()) {
        segments.add(new Segment(segments.size() + 1, kind, text));
      }
    }

    List<Segment> segments() {
      return List.copyOf(segments);
    }
  }

  static List<Present> only(MeetingRecord record, AttendanceClass... classes) {
    return record.present().stream()
        .filter(each -> List.of(classes).contains(each.attendance()))
        .toList();
  }
}
