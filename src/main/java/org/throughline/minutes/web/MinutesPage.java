package org.throughline.minutes.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.throughline.audit.Trail;
import org.throughline.meetings.Meeting;
import org.throughline.minutes.Answer;
import org.throughline.minutes.ApprovalAgendas;
import org.throughline.minutes.Comment;
import org.throughline.minutes.Paragraph;
import org.throughline.minutes.Signature;
import org.throughline.minutes.Version;

/// @param rows what the reader may see
/// @param remarks on the minutes as a whole
/// @param hash of the text as this reader is shown it; null where none covers just that
/// @param acts what this reader may do now, by name
/// @param next meetings whose agenda may take the approval up
/// @param items of which an extract may be made
/// @param suggested the day by which a circulation is answered, as a beginning
public record MinutesPage(
    Version version,
    Meeting meeting,
    String organisation,
    String drafter,
    String approver,
    List<Row> rows,
    List<Comment> remarks,
    List<Version> versions,
    List<Answer> answers,
    List<Signature> signatures,
    @Nullable String hash,
    Set<String> acts,
    List<ApprovalAgendas.Item> approvals,
    List<Meeting> next,
    List<Extract> items,
    LocalDate suggested,
    Typed typed,
    List<Trail.Entry> trail) {

  public record Row(Paragraph paragraph, List<Comment> comments) {}

  public record Extract(long id, String title) {}

  /// What was typed when it was refused, and whose panel stays open.
  public record Typed(String open, String text) {
    static final Typed NOTHING = new Typed("", "");
  }

  public boolean may(String act) {
    return acts.contains(act);
  }

  public String lang() {
    return meeting.language().tag();
  }

  public boolean stands() {
    return !version.state().open();
  }
}
