package org.throughline.directives;

import static throughline.db.directives.Tables.CLAUSE;
import static throughline.db.directives.Tables.DIRECTIVE;
import static throughline.db.directives.Tables.RECEIPT;
import static throughline.db.directives.Tables.ROUTE;

import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
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
      case "directive.sent" -> sent(event);
      case "receipt.returned" -> returned(event);
      case "clause.corrected" -> corrected(event);
      default -> List.of();
    };
  }

  /// Those to whom it has just gone on by this way.
  private List<Notice> sent(Happened event) {
    if (event.about().kind() != Kind.RECEIPT) {
      return List.of();
    }
    var own =
        sql.select(RECEIPT.DIRECTIVE_ID, RECEIPT.ORGANISATION_ID)
            .from(RECEIPT)
            .where(RECEIPT.ID.eq(event.about().id()))
            .fetchSingle();
    var ours =
        ROUTE.DIRECTIVE_ID.eq(own.value1()).and(ROUTE.VIA_ORGANISATION_ID.eq(own.value2()));
    var bodies =
        sql.select(ROUTE.ORGANISATION_ID)
            .from(ROUTE)
            .where(ours)
            .and(
                ROUTE.SENT_AT.eq(DSL.select(DSL.max(ROUTE.SENT_AT)).from(ROUTE).where(ours)))
            .fetchSet(ROUTE.ORGANISATION_ID);
    return List.of(
        notice(RECEIVED, "received", own.value1(), Audience.inBodies(bodies, Role.SECRETARY))
            .withReceipts());
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
    if (event.about().kind() != Kind.CLAUSE) {
      return List.of();
    }
    long directive =
        sql.select(CLAUSE.DIRECTIVE_ID)
            .from(CLAUSE)
            .where(CLAUSE.ID.eq(event.about().id()))
            .fetchSingle()
            .value1();
    Set<Long> holders =
        sql.select(RECEIPT.ORGANISATION_ID)
            .from(RECEIPT)
            .where(
                RECEIPT.DIRECTIVE_ID.eq(directive),
                RECEIPT.STATE.ne(ReceiptState.RETURNED.code()))
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
