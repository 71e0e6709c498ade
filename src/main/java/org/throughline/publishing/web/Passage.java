package org.throughline.publishing.web;

import java.util.ArrayList;
import java.util.List;
import org.throughline.publishing.Segment;
import org.throughline.publishing.SegmentKind;

/// A heading, a paragraph, or a list of neighbouring items.
public record Passage(SegmentKind kind, List<String> texts) {
  public Passage {
    texts = List.copyOf(texts);
  }

  public String text() {
    return texts.getFirst();
  }

  public boolean heading() {
    return kind == SegmentKind.HEADING;
  }

  public boolean items() {
    return kind == SegmentKind.ITEM;
  }

  /// Without the title, which stands apart.
  static List<Passage> of(List<Segment> segments) {
    var passages = new ArrayList<Passage>();
    for (var segment : segments) {
      if (segment.kind() == SegmentKind.TITLE) {
        continue;
      }
      var last = passages.isEmpty() ? null : passages.getLast();
      if (segment.kind() == SegmentKind.ITEM && last != null && last.items()) {
        var texts = new ArrayList<>(last.texts());
        texts.add(segment.text());
        passages.set(passages.size() - 1, new Passage(SegmentKind.ITEM, texts));
      } else {
        passages.add(new Passage(segment.kind(), List.of(segment.text())));
      }
    }
    return List.copyOf(passages);
  }
}
