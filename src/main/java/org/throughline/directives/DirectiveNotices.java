package org.throughline.directives;

import static throughline.db.directives.Tables.CLAUSE;
import static throughline.db.directives.Tables.DIRECTIVE;
import static throughline.db.directives.Tables.RECEIPT;
import static throughline.db.directives.Tables.ROUTE;

import java.time.LocalDate;
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
import org.throughline.shared.Kind;
import org.throughline.shared.Ref;

/// Who is told of directives: the secretaries of the bodies that received one, when it arrives and
/// when it is corrected; and whoever sent it, when it comes back as wrongly addressed.
@Component
@Order(10)
class DirectiveNotices implements NoticeSource {
  private static final Topic RECEIVED = new Topic("directives.received", Way.AT_ONCE);
  private static final Topic RETURNED = new Topic("directives.returned", Way.AT_ONCE);
  private static final Topic CORRECTED = new Topic("directives.corrected", Way.DAILY);

  private final DSLContext sql;

  DirectiveNotices(DSLContext sql) {
    this.sql = sql;
  }

  @Override
  public List<Topic> topics() {
    return List.of(RECEIVED, RETURNED, CORRECTED);
  }

  @Override
  public List<Notice> noticesOf(Happened event) {
    return switch (event.action()) {
      case "receipt.returned" -> returned(event);
      case "clause.corrected",
          "clause.reworded",
          "clause.superseded",
          "clause.withdrawn",
          "directive.superseded",
          "directive.withdrawn" ->
          corrected(event);
      default -> List.of();
    };
  }

  /// For each step of a sending, however many there are: together they are told of one event a day.
  Notice arrived(long directive, long viaBodyId, Set<Long> bodies, LocalDate today) {
    return notice(RECEIVED, "received", directive, Audience.inBodies(bodies, Role.SECRETARY))
        .once("arrived/" + directive + "/" + viaBodyId + "/" + today)
        .withReceipts();
  }

  private List<Notice> returned(Happened event) {
    var receipt = RECEIPT.ID.eq(event.about().id());
    var senders =
        sql.selectDistinct(ROUTE.VIA_ORGANISATION_ID)
            .from(ROUTE)
            .join(RECEIPT)
            .on(
                RECEIPT.DIRECTIVE_ID.eq(ROUTE.DIRECTIVE_ID),
                RECEIPT.ORGANISATION_ID.eq(ROUTE.ORGANISATION_ID))
            .where(receipt)
            .fetchSet(ROUTE.VIA_ORGANISATION_ID);
    long directive =
        sql.select(RECEIPT.DIRECTIVE_ID).from(RECEIPT).where(receipt).fetchSingle().value1();
    return List.of(
        notice(RETURNED, "returned", directive, Audience.inBodies(senders, Role.SECRETARY))
            .saying(event.detail()));
  }

  private List<Notice> corrected(Happened event) {
    long directive =
        event.about().kind() == Kind.DIRECTIVE
            ? event.about().id()
            : sql.select(CLAUSE.DIRECTIVE_ID)
                .from(CLAUSE)
                .where(CLAUSE.ID.eq(event.about().id()))
                .fetchSingle()
                .value1();
    Set<Long> holders =
        sql.select(RECEIPT.ORGANISATION_ID)
            .from(RECEIPT)
            .where(
                RECEIPT.DIRECTIVE_ID.eq(directive), RECEIPT.STATE.ne(ReceiptState.RETURNED.code()))
            .fetchSet(RECEIPT.ORGANISATION_ID);
    return List.of(
        notice(CORRECTED, "corrected", directive, Audience.inBodies(holders, Role.SECRETARY))
            .saying(event.detail()));
  }

  private Notice notice(Topic topic, String said, long directive, Audience to) {
    var title =
        sql.select(DIRECTIVE.TITLE)
            .from(DIRECTIVE)
            .where(DIRECTIVE.ID.eq(directive))
            .fetchSingle()
            .value1();
    return Notice.of(
        topic,
        "directives.notice." + said,
        new Ref(Kind.DIRECTIVE, directive),
        title,
        "/directives/" + directive,
        to);
  }
}
