package org.throughline.readouts.web;

import gg.jte.Content;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.audit.Trail;
import org.throughline.readouts.KeptReading;
import org.throughline.shared.web.Texts;
import org.throughline.tables.Table;
import org.throughline.tables.TakenAway;

/// @param text with its marks
/// @param decided how many values somebody has decided
/// @param cut whether the text held more values than are kept
/// @param meeting null once nothing can be decided any more
/// @param created what became of a confirmed reading
public record ReadingPage(
    KeptReading reading,
    String title,
    Content text,
    List<Section> sections,
    int decided,
    int total,
    boolean cut,
    @Nullable MeetingPart meeting,
    List<ValueView.Became> created,
    List<Trail.Entry> trail)
    implements TakenAway {
  public ReadingPage {
    sections = List.copyOf(sections);
    created = List.copyOf(created);
    trail = List.copyOf(trail);
  }

  public boolean editable() {
    return meeting != null;
  }

  /// @param key the last part of a message key
  public record Section(String key, List<ValueView> values) {
    public Section {
      values = List.copyOf(values);
    }
  }

  /// What a meeting needs and a text may not say.
  public record MeetingPart(
      boolean keeps, List<ValueView.Option> organisations, boolean matched, String heldOn) {
    public MeetingPart {
      organisations = List.copyOf(organisations);
    }
  }

  @Override
  public List<Table> tables(Texts texts) {
    return List.of(Trail.table(texts, trail));
  }
}
