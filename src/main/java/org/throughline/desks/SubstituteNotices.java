package org.throughline.desks;

import static throughline.db.organisations.Tables.POST;
import static throughline.db.organisations.Tables.SUBSTITUTION;

import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.throughline.notifications.Audience;
import org.throughline.notifications.Notice;
import org.throughline.notifications.NoticeSource;
import org.throughline.notifications.Topic;
import org.throughline.notifications.Way;
import org.throughline.organisations.Substitutes;
import org.throughline.shared.Happened;
import org.throughline.shared.Kind;
import org.throughline.shared.Ref;

/// Tells a substitute that they act from a post, from when to when, and when that ends before its
/// day; and the holder, where somebody else has said so.
@Component
@Order(51)
class SubstituteNotices implements NoticeSource {
  private static final Topic SUBSTITUTES = new Topic("desks.substitute", Way.AT_ONCE);

  private final DSLContext sql;

  SubstituteNotices(DSLContext sql) {
    this.sql = sql;
  }

  @Override
  public List<Topic> topics() {
    return List.of(SUBSTITUTES);
  }

  @Override
  public List<Notice> noticesOf(Happened event) {
    return switch (event) {
      case Substitutes.Named named -> notices(named, "named");
      case Substitutes.Ended ended -> notices(ended, "ended");
      default -> List.of();
    };
  }

  /// The one just named, or just ended, of that post.
  private List<Notice> notices(Happened event, String said) {
    var row =
        sql.select(
                SUBSTITUTION.ID,
                SUBSTITUTION.PERSON_ID,
                SUBSTITUTION.HOLDER_ID,
                SUBSTITUTION.FROM_DATE,
                SUBSTITUTION.TO_DATE,
                POST.ORGANISATION_ID,
                POST.TITLE_EN,
                POST.TITLE_ZH)
            .from(SUBSTITUTION)
            .join(POST)
            .on(POST.ID.eq(SUBSTITUTION.POST_ID))
            .where(
                SUBSTITUTION.POST_ID.eq(event.about().id()),
                said.equals("ended")
                    ? SUBSTITUTION.ENDED_AT.isNotNull()
                    : SUBSTITUTION.ENDED_AT.isNull())
            .orderBy(SUBSTITUTION.ENDED_AT.desc().nullsLast(), SUBSTITUTION.ID.desc())
            .limit(1)
            .fetchSingle();
    var title = HandoverNotices.title(row.value7(), row.value8());
    var about = new Ref(Kind.ORGANISATION, row.value6());
    return List.of(
        notice(said, row.value1(), about, title, row.value5(), Audience.people(row.value2()))
            .saying(days(row.value4(), row.value5())),
        notice(
                "holder_" + said,
                row.value1(),
                about,
                title,
                row.value5(),
                Audience.people(row.value3()))
            .saying(days(row.value4(), row.value5())));
  }

  private static String days(LocalDate from, LocalDate to) {
    return from + " – " + to;
  }

  private static Notice notice(
      String said, long id, Ref about, String title, LocalDate to, Audience who) {
    return Notice.of(SUBSTITUTES, "desks.notice.substitute." + said, about, title, "/desk", who)
        .due(said.equals("named") ? to : null)
        .once("substitution/" + id + "/" + said);
  }
}
