package org.throughline.papers;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static throughline.db.papers.Tables.RECEIPT;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.throughline.organisations.Actor;

/// How far papers have been read as they stand: by the reader, and, for whoever keeps them, by how
/// many.
@Component
public class Reads {
  private final DSLContext sql;

  Reads(DSLContext sql) {
    this.sql = sql;
  }

  /// @param sent to how many it was circulated
  /// @param read how many of them have read its latest version
  public record Count(int sent, int read) {
    public static final Count NONE = new Count(0, 0);
  }

  /// By paper; papers that were not circulated are missing.
  public Map<Long, Count> counts(Collection<Paper> papers) {
    var unread = field(Circulation.unread(RECEIPT.PAPER_ID, RECEIPT.PERSON_ID));
    var counts = new HashMap<Long, Count>();
    sql.select(RECEIPT.PAPER_ID, count(), count().filterWhere(unread.isFalse()))
        .from(RECEIPT)
        .where(RECEIPT.PAPER_ID.in(ids(papers)))
        .groupBy(RECEIPT.PAPER_ID)
        .orderBy(RECEIPT.PAPER_ID)
        .limit(PaperRules.PAPERS * 5)
        .forEach(row -> counts.put(row.value1(), new Count(row.value2(), row.value3())));
    return counts;
  }

  /// Those of them that the actor was sent and has not read as they stand.
  public Set<Long> unreadBy(Actor actor, Collection<Paper> papers) {
    return sql.select(RECEIPT.PAPER_ID)
        .from(RECEIPT)
        .where(
            RECEIPT.PAPER_ID.in(ids(papers)),
            RECEIPT.PERSON_ID.eq(actor.personId()),
            Circulation.unread(RECEIPT.PAPER_ID, RECEIPT.PERSON_ID))
        .orderBy(RECEIPT.PAPER_ID)
        .limit(PaperRules.PAPERS * 5)
        .fetchSet(RECEIPT.PAPER_ID);
  }

  private static List<Long> ids(Collection<Paper> papers) {
    return papers.stream().filter(Paper::standing).map(Paper::id).toList();
  }
}
