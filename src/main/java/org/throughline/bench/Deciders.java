package org.throughline.bench;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Role;

/// The secretaries of all townships as actors, and the clauses they decide about.
final class Deciders {
  private final List<Actor> actors = new ArrayList<>();
  private final List<Long> clauses;

  Deciders(National nation) throws SQLException {
    try (var connection = nation.application();
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                """
                select m.person_id, p.id, o.id, o.first_number, o.last_number
                  from organisations.organisation o
                  join organisations.post p on p.organisation_id = o.id and 'secretary' = any (p.roles)
                  join organisations.membership m on m.post_id = p.id
                 where o.kind = 'township'
                """)) {
      while (rows.next()) {
        long body = rows.getLong(3);
        actors.add(
            new Actor(
                rows.getLong(1),
                rows.getLong(2),
                body,
                body,
                rows.getLong(4),
                rows.getLong(5),
                Set.of(Role.SECRETARY),
                null));
      }
      clauses =
          Sql.longs(
              connection,
              "select id from directives.clause where directive_id in (select id from directives.directive"
                  + " order by id limit 8) order by directive_id, number");
    }
  }

  Actor any() {
    return actors.get(ThreadLocalRandom.current().nextInt(actors.size()));
  }

  int clauses() {
    return clauses.size();
  }

  long clause(int at) {
    return clauses.get(at);
  }
}
