package org.throughline.sittings.web;

import java.util.List;
import org.throughline.meetings.Statement;

/// The secretary's page while a meeting sits.
///
/// @param reader whose entries a device keeps, so that nobody else's are sent for them
/// @param mayOpen the meeting is convened and may be opened
/// @param recordOpen whether anything may still be written down
/// @param statements on the item that is treated
/// @param bodies to which an item may be referred
public record LivePage(
    Board board,
    long reader,
    boolean mayOpen,
    boolean recordOpen,
    List<Statement> statements,
    List<Interest> interests,
    List<Draft> drafts,
    List<Body> bodies) {
  public record Interest(long attendanceId, String name, String nature, boolean recused) {}

  /// What somebody is writing.
  ///
  /// @param own the reader's
  public record Draft(String field, String by, String text, boolean own) {}

  public record Body(long id, String name) {}

  /// What the reader has written in a field and not put into the record yet.
  public String draft(String field) {
    return drafts.stream()
        .filter(each -> each.own() && each.field().equals(field))
        .map(Draft::text)
        .findFirst()
        .orElse("");
  }

  public List<Draft> othersDrafts() {
    return drafts.stream().filter(each -> !each.own()).toList();
  }
}
