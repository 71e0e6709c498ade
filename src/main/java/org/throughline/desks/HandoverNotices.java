package org.throughline.desks;

import static throughline.db.desks.Tables.HANDOVER;
import static throughline.db.organisations.Tables.POST;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.throughline.notifications.Audience;
import org.throughline.notifications.Notice;
import org.throughline.notifications.NoticeSource;
import org.throughline.notifications.Topic;
import org.throughline.notifications.Way;
import org.throughline.organisations.Role;
import org.throughline.shared.Happened;
import org.throughline.shared.Kind;
import org.throughline.shared.Ref;

/// Who is told when a post changes hands: who leaves, that there is something to sign; who comes,
/// that there is something to take over; and both with the head of the unit, that it is done.
@Component
@Order(50)
class HandoverNotices implements NoticeSource {
  private static final Topic HANDOVERS = new Topic("desks.handover", Way.AT_ONCE);

  private final DSLContext sql;

  HandoverNotices(DSLContext sql) {
    this.sql = sql;
  }

  @Override
  public List<Topic> topics() {
    return List.of(HANDOVERS);
  }

  @Override
  public List<Notice> noticesOf(Happened event) {
    if (!(event instanceof Handovers.Moved moved)) {
      return List.of();
    }
    var row =
        sql.select(
                HANDOVER.OUTGOING_ID,
                HANDOVER.INCOMING_ID,
                POST.ORGANISATION_ID,
                POST.TITLE_EN,
                POST.TITLE_ZH)
            .from(HANDOVER)
            .join(POST)
            .on(POST.ID.eq(HANDOVER.POST_ID))
            .where(HANDOVER.ID.eq(moved.about().id()))
            .fetchSingle();
    var outgoing = Audience.people(row.value1());
    var incoming = Audience.people(row.value2());
    var title = title(row.value4(), row.value5());
    long unit = row.value3();
    return switch (moved.what()) {
      case "begun" ->
          List.of(
              notice("begun", moved, unit, title, outgoing),
              notice("coming", moved, unit, title, incoming));
      case "signed" -> List.of(notice("signed", moved, unit, title, incoming));
      case "done" ->
          List.of(
              notice("done", moved, unit, title, outgoing, Audience.inUnit(unit, Role.UNIT_HEAD)));
      default -> List.of();
    };
  }

  /// Both names where there are two: who reads it, and in which language, is not known yet.
  static String title(@Nullable String english, @Nullable String chinese) {
    return Stream.of(english, chinese)
        .filter(Objects::nonNull)
        .distinct()
        .collect(Collectors.joining(" "));
  }

  /// About the unit: a handover's page answers to those who take part in it.
  private static Notice notice(
      String said, Handovers.Moved moved, long unit, String title, Audience... to) {
    return Notice.of(
            HANDOVERS,
            "desks.notice.handover." + said,
            new Ref(Kind.ORGANISATION, unit),
            title,
            "/handovers/" + moved.about().id(),
            to)
        .saying(said.equals("signed") ? moved.detail() : null)
        .once("handover/" + moved.about().id() + "/" + said);
  }
}
