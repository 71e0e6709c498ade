package org.throughline.meetings;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.throughline.organisations.Actor;
import org.throughline.shared.Language;

/// What another module adds to the pages of meetings and of their items; implemented in its `web`
/// by whoever has something to show there. Whoever asks has shown the reader the meeting, and of
/// its items only those that the reader may see.
public interface MeetingParts {

  /// Where on a meeting's page a section stands.
  enum Place {
    BEFORE_AGENDA,
    AFTER_AGENDA,
    AFTER_RECORD,
    AFTER_MINUTES
  }

  /// @param template of the fragment, a `section` of a page as `docs/design.md` has it:
  ///   `papers/_section`
  /// @param page the record that the fragment takes beside the frame
  record Section(Place place, String template, Object page) {}

  /// At the head of the meeting's page.
  ///
  /// @param key of its text
  record Link(String key, String href) {}

  /// A few words below an item on the agenda.
  ///
  /// @param key of the words
  /// @param arguments of the words
  /// @param href where they lead
  record Note(String key, List<Object> arguments, String href) {
    public Note {
      arguments = List.copyOf(arguments);
    }
  }

  default List<Link> links(Actor actor, Meeting meeting) {
    return List.of();
  }

  default List<Section> sections(Actor actor, Meeting meeting, Language language) {
    return List.of();
  }

  /// By item id; items about which there is nothing to say are missing.
  default Map<Long, List<Note>> notes(
      Actor actor, Meeting meeting, Collection<AgendaItem> items, Language language) {
    return Map.of();
  }

  /// Fragments for the page of one item, below what was decided. Their place is not asked for.
  default List<Section> ofItem(Actor actor, Meeting meeting, AgendaItem item, Language language) {
    return List.of();
  }
}
