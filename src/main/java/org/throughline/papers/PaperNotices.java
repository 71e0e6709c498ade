package org.throughline.papers;

import static throughline.db.papers.Tables.PAPER;

import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.throughline.notifications.Audience;
import org.throughline.notifications.Notice;
import org.throughline.notifications.NoticeSource;
import org.throughline.notifications.Topic;
import org.throughline.notifications.Way;
import org.throughline.shared.Happened;
import org.throughline.shared.Ref;

/// Whoever is sent a paper to read is told so, told of a new version, and reminded.
@Component
@Order(21)
class PaperNotices implements NoticeSource {
  private static final Topic SENT = new Topic("papers.sent", Way.AT_ONCE);
  private static final Topic REMINDED = new Topic("papers.reminded", Way.AT_ONCE);

  private final DSLContext sql;

  PaperNotices(DSLContext sql) {
    this.sql = sql;
  }

  @Override
  public List<Topic> topics() {
    return List.of(SENT, REMINDED);
  }

  @Override
  public List<Notice> noticesOf(Happened event) {
    return event instanceof PaperEvent paper
        ? switch (paper) {
          case PaperEvent.Circulated(var about, _, var readers, var readBy) ->
              notice(SENT, "papers.notice.sent", about, readers)
                  .map(each -> each.due(readBy).withReceipts())
                  .stream()
                  .toList();
          case PaperEvent.Renewed(var about, _, _, var readers) ->
              notice(SENT, "papers.notice.renewed", about, readers).stream().toList();
          case PaperEvent.Reminded(var about, _, var readers, var readBy) ->
              notice(REMINDED, "papers.notice.reminded", about, readers)
                  .map(each -> each.due(readBy))
                  .stream()
                  .toList();
          case PaperEvent.Kept _, PaperEvent.Proposed _ -> List.of();
        }
        : List.of();
  }

  private java.util.Optional<Notice> notice(
      Topic topic, String said, Ref about, Set<Long> readers) {
    @Nullable String title =
        sql.select(PAPER.TITLE).from(PAPER).where(PAPER.ID.eq(about.id())).fetchOne(PAPER.TITLE);
    return readers.isEmpty() || title == null
        ? java.util.Optional.empty()
        : java.util.Optional.of(
            Notice.of(
                topic,
                said,
                about,
                title,
                "/papers/" + about.id(),
                new Audience.OfPeople(readers)));
  }
}
