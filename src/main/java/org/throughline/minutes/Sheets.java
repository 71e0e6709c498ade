package org.throughline.minutes;

import static throughline.db.minutes.Tables.ANSWER;
import static throughline.db.minutes.Tables.COMMENT;
import static throughline.db.minutes.Tables.PARAGRAPH;
import static throughline.db.minutes.Tables.VERSION;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.throughline.minutes.Drawing.Drawn;
import org.throughline.organisations.Actor;
import org.throughline.shared.NotFound;

/// The paragraphs of a draft: put together, and written down whole.
@Component
class Sheets {
  private static final long NEW = 0;

  private final DSLContext sql;
  private final Clock clock;

  Sheets(DSLContext sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  long begin(Actor actor, long meetingId, int number, @Nullable String reason) {
    return sql.insertInto(VERSION)
        .set(VERSION.MEETING_ID, meetingId)
        .set(VERSION.NUMBER, number)
        .set(VERSION.REASON, reason)
        .set(VERSION.DRAFTED_BY, actor.personId())
        .set(VERSION.DRAFTED_AT, clock.instant())
        .returningResult(VERSION.ID)
        .fetchSingle()
        .value1();
  }

  void draftedBy(Actor actor, long versionId) {
    sql.update(VERSION)
        .set(VERSION.DRAFTED_BY, actor.personId())
        .set(VERSION.DRAFTED_AT, clock.instant())
        .where(VERSION.ID.eq(versionId))
        .execute();
  }

  void remove(long versionId) {
    sql.deleteFrom(COMMENT).where(COMMENT.VERSION_ID.eq(versionId)).execute();
    sql.deleteFrom(ANSWER).where(ANSWER.VERSION_ID.eq(versionId)).execute();
    sql.deleteFrom(PARAGRAPH).where(PARAGRAPH.VERSION_ID.eq(versionId)).execute();
    sql.deleteFrom(VERSION).where(VERSION.ID.eq(versionId)).execute();
  }

  /// In place of what stood; new paragraphs get a line of their own.
  void write(long versionId, List<Paragraph> paragraphs) {
    sql.deleteFrom(PARAGRAPH).where(PARAGRAPH.VERSION_ID.eq(versionId)).execute();
    for (int at = 0; at < paragraphs.size(); at++) {
      var each = paragraphs.get(at);
      sql.insertInto(PARAGRAPH)
          .set(PARAGRAPH.VERSION_ID, versionId)
          .set(PARAGRAPH.POSITION, at + 1)
          .set(PARAGRAPH.LINE, each.line() == NEW ? nextLine() : each.line())
          .set(PARAGRAPH.KIND, each.kind().code())
          .set(PARAGRAPH.TEXT, each.text())
          .set(PARAGRAPH.ITEM_ID, each.itemId())
          .set(PARAGRAPH.SOURCE, each.source())
          .set(PARAGRAPH.DRAWN, each.drawn())
          .execute();
    }
  }

  private long nextLine() {
    return ((Number) Objects.requireNonNull(sql.fetchValue("select nextval('minutes.line')")))
        .longValue();
  }

  static Paragraph own(String text) {
    return new Paragraph(NEW, ParagraphKind.TEXT, text, null, null, null);
  }

  static List<Paragraph> fresh(List<Drawn> drawn) {
    return drawn.stream().map(Sheets::fresh).toList();
  }

  private static Paragraph fresh(Drawn drawn) {
    return new Paragraph(
        NEW, drawn.kind(), drawn.text(), drawn.itemId(), drawn.source(), drawn.text());
  }

  /// The paragraphs as their writer leaves them; a new one belongs to the item of the one before
  /// it, so that what is added to the closed part stays closed.
  ///
  /// @throws NotFound where a line is not of these paragraphs
  static List<Paragraph> edited(List<Paragraph> before, List<Edit> edits) {
    var byLine = before.stream().collect(Collectors.toMap(Paragraph::line, Function.identity()));
    var after = new ArrayList<Paragraph>();
    var seen = new HashSet<Long>();
    Long item = null;
    for (var edit : edits) {
      var text = edit.text().strip();
      var line = edit.line();
      var old = line == null ? null : byLine.get(line);
      if (line != null && (old == null || !seen.add(line))) {
        throw new NotFound("line/" + line);
      }
      if (old != null) {
        item = old.itemId();
      }
      if (!text.isEmpty()) {
        after.add(
            old == null
                ? new Paragraph(NEW, ParagraphKind.TEXT, text, item, null, null)
                : new Paragraph(
                    old.line(), old.kind(), text, old.itemId(), old.source(), old.drawn()));
      }
    }
    return after;
  }

  /// What stands, following the record: reworded paragraphs and those of the writer's own stay,
  /// unless the record has taken back what they say in its own words.
  static List<Paragraph> redrawn(List<Paragraph> before, List<Drawn> drawn) {
    var now = new LinkedHashMap<String, Drawn>();
    drawn.forEach(each -> now.put(each.key(), each));
    var following = new LinkedHashMap<String, List<Paragraph>>();
    var last = "";
    for (var each : before) {
      var standing = each.drawn() != null && now.containsKey(each.key());
      if (standing) {
        last = each.key();
      } else if (each.drawn() == null || each.reworded()) {
        following.computeIfAbsent(last, _ -> new ArrayList<>()).add(detached(each));
      }
    }
    var byKey =
        before.stream()
            .filter(each -> each.drawn() != null)
            .collect(Collectors.toMap(Paragraph::key, Function.identity(), (one, _) -> one));
    var after = new ArrayList<>(following.getOrDefault("", List.of()));
    for (var each : drawn) {
      var old = byKey.get(each.key());
      after.add(
          old == null
              ? fresh(each)
              : new Paragraph(
                  old.line(),
                  old.kind(),
                  old.reworded() ? old.text() : each.text(),
                  each.itemId(),
                  each.source(),
                  each.text()));
      after.addAll(following.getOrDefault(each.key(), List.of()));
    }
    return after;
  }

  /// What the record no longer says, but its writer does.
  private static Paragraph detached(Paragraph paragraph) {
    return new Paragraph(
        paragraph.line(), ParagraphKind.TEXT, paragraph.text(), paragraph.itemId(), null, null);
  }
}
