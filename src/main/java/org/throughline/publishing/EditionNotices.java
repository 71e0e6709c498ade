package org.throughline.publishing;

import static throughline.db.organisations.Tables.ORGANISATION;
import static throughline.db.publishing.Tables.EDITION;
import static throughline.db.publishing.Tables.SEGMENT;

import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.throughline.notifications.Audience;
import org.throughline.notifications.Notice;
import org.throughline.notifications.NoticeSource;
import org.throughline.notifications.Topic;
import org.throughline.notifications.Way;
import org.throughline.organisations.Role;
import org.throughline.shared.Happened;

/// Who is told of editions: whoever may approve one that waits for it, and the editors when it has
/// been approved or sent back.
@Component
@Order(40)
class EditionNotices implements NoticeSource {
  private static final Topic APPROVAL = new Topic("editions.approval", Way.DAILY);

  private final DSLContext sql;

  EditionNotices(DSLContext sql) {
    this.sql = sql;
  }

  @Override
  public List<Topic> topics() {
    return List.of(APPROVAL);
  }

  @Override
  public List<Notice> noticesOf(Happened event) {
    if (!(event instanceof EditionChanged)) {
      return List.of();
    }
    return switch (event.action()) {
      case "edition.submitted" -> List.of(notice(event, Role.CHAIR, Role.SECRETARY, Role.EDITOR));
      case "edition.approved", "edition.sent_back" -> List.of(notice(event, Role.EDITOR));
      default -> List.of();
    };
  }

  private Notice notice(Happened event, Role... roles) {
    var row =
        sql.select(ORGANISATION.BODY_ID, SEGMENT.TEXT)
            .from(EDITION)
            .join(ORGANISATION)
            .on(ORGANISATION.ID.eq(EDITION.ORGANISATION_ID))
            .join(SEGMENT)
            .on(
                SEGMENT.EDITION_ID.eq(EDITION.ID),
                SEGMENT.LANGUAGE.eq(EDITION.LANGUAGE),
                SEGMENT.NUMBER.eq(1))
            .where(EDITION.ID.eq(event.about().id()))
            .fetchSingle();
    return Notice.of(
            APPROVAL,
            "publishing.notice." + event.action().substring("edition.".length()),
            event.about(),
            row.value2(),
            "/editions/" + event.about().id(),
            Audience.inBodies(Set.of(row.value1()), roles))
        .saying(event.detail());
  }
}
