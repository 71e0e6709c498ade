package org.throughline.shared.web;

import java.util.List;
import java.util.Set;

/// The main menu: what a reader's post has to do with. It leads; who may do what is said by each
/// route.
public final class Menu {
  private Menu() {}

  /// @param section the first part of its addresses, and the end of its message key `site.nav.*`
  /// @param roles codes; empty for everybody
  private record Entry(String section, Set<String> roles) {}

  private static final List<Entry> ENTRIES =
      List.of(
          new Entry("desk", Set.of()),
          new Entry("directives", Set.of()),
          new Entry("meetings", Set.of()),
          new Entry("tasks", Set.of()),
          new Entry("overview", Set.of("secretary", "chair", "member", "supervisor")),
          new Entry("indicators", Set.of()),
          new Entry("readings", Set.of("secretary")),
          new Entry("editions", Set.of("editor", "translator", "chair", "secretary")),
          new Entry("organisations", Set.of("administrator")));

  /// The letter that leads to a section after `g`; empty for none.
  public static String key(String section) {
    return switch (section) {
      case "desk" -> "d";
      case "directives" -> "r";
      case "meetings" -> "m";
      case "tasks" -> "t";
      case "overview" -> "o";
      case "indicators" -> "i";
      case "readings" -> "c";
      case "editions" -> "p";
      case "organisations" -> "b";
      default -> "";
    };
  }

  /// Sections, in order.
  public static List<String> of(Frame.Reader reader) {
    return ENTRIES.stream()
        .filter(entry -> entry.roles().isEmpty() || entry.roles().stream().anyMatch(reader::has))
        .map(Entry::section)
        .toList();
  }
}
