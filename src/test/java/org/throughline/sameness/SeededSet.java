package org.throughline.sameness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.throughline.shared.Kind;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The published set of one language, and what the product says about each of its 200 reports.
final class SeededSet {
  private static final int SIBLINGS_OF_A_SCOPE = 1_000;

  private final List<Judged> judged = new ArrayList<>();

  /// @param half `development` or `held out`
  record Judged(
      int number,
      String half,
      String label,
      Set<String> expected,
      Set<String> found,
      List<Finding> findings) {}

  /// Of one kind in one part of a set.
  record Score(int right, int missed, int wrong) {
    double precision() {
      return right + wrong == 0 ? 1 : (double) right / (right + wrong);
    }

    double recall() {
      return right + missed == 0 ? 1 : (double) right / (right + missed);
    }
  }

  static SeededSet of(String language) {
    try (var file = SeededSet.class.getResourceAsStream("/sameness/" + language + ".json")) {
      return new SeededSet(JsonMapper.shared().readTree(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private SeededSet(JsonNode set) {
    var map = new Places.Map(bodies(set.get("places")), Instant.EPOCH);
    var scopes = new ArrayList<List<Stored>>();
    for (var scope : set.get("scopes")) {
      scopes.add(stored(scope, scopes.size(), map));
    }
    for (var report : set.get("reports")) {
      var scope = report.get("scope").asInt();
      var asked = set.get("scopes").get(scope).get("clause").asString();
      var earlier =
          report.get("earlier").isNull()
              ? null
              : new Draft.Earlier(1_000_000, report.get("earlier").asString());
      var own = report.get("organisation").asLong();
      var draft =
          new Draft(
              report.get("text").asString(),
              own,
              new Scope(Kind.CLAUSE, scope + 1),
              asked,
              earlier,
              Set.of());
      var found =
          Look.at(draft, earlier, map, sketch -> nearest(scopes.get(scope), own, sketch))
              .findings();
      var expected = new TreeSet<String>();
      report.get("kinds").forEach(kind -> expected.add(kind.asString()));
      var kinds = new TreeSet<String>();
      found.forEach(finding -> kinds.add(finding.kind().code()));
      judged.add(
          new Judged(
              report.get("number").asInt(),
              report.get("half").asString(),
              report.get("label").asString(),
              expected,
              kinds,
              found));
    }
  }

  private static List<Places.Body> bodies(JsonNode places) {
    var bodies = new ArrayList<Places.Body>();
    var last = 16L * (places.size() + 1) - 1;
    for (var place : places) {
      var number = 16L * (bodies.size() + 1);
      var parent = place.get("parent");
      var end = parent.isNull() ? last : parent.asLong() == 1 ? number + 5 * 16 - 1 : number + 15;
      bodies.add(
          new Places.Body(
              place.get("id").asLong(),
              place.get("id").asLong(),
              number,
              end,
              place.get("en").asString(),
              place.get("zh").asString()));
    }
    return bodies;
  }

  private record Stored(Look.Sibling sibling, String sketch) {}

  private static List<Stored> stored(JsonNode scope, int number, Places.Map map) {
    var stored = new ArrayList<Stored>();
    for (var sibling : scope.get("siblings")) {
      var text = sibling.get("text").asString();
      var sketch =
          Comparing.of(map.words(text), map.words(scope.get("clause").asString())).sketch();
      stored.add(
          new Stored(
              new Look.Sibling(
                  (long) number * SIBLINGS_OF_A_SCOPE + stored.size() + 1,
                  sibling.get("organisation").asLong(),
                  text),
              sketch));
    }
    return stored;
  }

  private static List<Look.Sibling> nearest(List<Stored> stored, long own, String sketch) {
    return stored.stream()
        .filter(each -> each.sibling().organisationId() != own)
        .sorted(Comparator.comparingInt(each -> apart(each.sketch(), sketch)))
        .limit(Sameness.NEAREST)
        .map(Stored::sibling)
        .toList();
  }

  private static int apart(String one, String other) {
    var count = 0;
    for (var i = 0; i < one.length(); i++) {
      count += one.charAt(i) == other.charAt(i) ? 0 : 1;
    }
    return count;
  }

  List<Judged> judged() {
    return judged;
  }

  Score score(String half, FindingKind kind) {
    var right = 0;
    var missed = 0;
    var wrong = 0;
    for (var each : judged) {
      if (half.isEmpty() || each.half().equals(half)) {
        var expected = each.expected().contains(kind.code());
        var found = each.found().contains(kind.code());
        right += expected && found ? 1 : 0;
        missed += expected && !found ? 1 : 0;
        wrong += !expected && found ? 1 : 0;
      }
    }
    return new Score(right, missed, wrong);
  }

  /// Whether a report has anything to show at all, over all kinds.
  Score score(String half) {
    var sum = new Score(0, 0, 0);
    for (var kind : FindingKind.values()) {
      var one = score(half, kind);
      sum =
          new Score(
              sum.right() + one.right(), sum.missed() + one.missed(), sum.wrong() + one.wrong());
    }
    return sum;
  }

  String table(String language) {
    var table = new StringBuilder();
    for (var half : List.of("development", "held out")) {
      for (var kind : FindingKind.values()) {
        table.append(row(language, half, kind.code(), score(half, kind)));
      }
      table.append(row(language, half, "all", score(half)));
    }
    return table.toString();
  }

  private static String row(String language, String half, String kind, Score score) {
    return String.format(
        Locale.ROOT,
        "| %s | %s | %s | %d | %d | %d | %.3f | %.3f |%n",
        language,
        half,
        kind,
        score.right(),
        score.missed(),
        score.wrong(),
        score.precision(),
        score.recall());
  }
}
