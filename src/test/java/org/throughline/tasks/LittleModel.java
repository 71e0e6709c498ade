package org.throughline.tasks;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// What must happen when somebody takes a step, said a second time and in another way than the
/// product says it: a table of words, and what a walk has done so far.
final class LittleModel {
  /// Action to who takes it and to `from -> to`; `*` stays where it is.
  private record Row(String who, Map<String, String> moves) {}

  private static final Map<String, Row> TABLE =
      Map.ofEntries(
          Map.entry("acknowledge", new Row("head", Map.of("issued", "acknowledged"))),
          Map.entry(
              "accept", new Row("head", Map.of("issued", "accepted", "acknowledged", "accepted"))),
          Map.entry(
              "give back",
              new Row("head", Map.of("issued", "returned", "acknowledged", "returned"))),
          Map.entry("name", new Row("head", Map.of("accepted", "*", "in_progress", "*"))),
          Map.entry("hand down", new Row("head", Map.of("accepted", "*", "in_progress", "*"))),
          Map.entry(
              "report",
              new Row("unit", Map.of("accepted", "in_progress", "in_progress", "in_progress"))),
          Map.entry(
              "report done",
              new Row("unit", Map.of("accepted", "reported_done", "in_progress", "reported_done"))),
          Map.entry("verify", new Row("supervisor", Map.of("reported_done", "verified"))),
          Map.entry("send back", new Row("supervisor", Map.of("reported_done", "in_progress"))),
          Map.entry("give to another", new Row("issuer", Map.of("returned", "issued"))),
          Map.entry("send again", new Row("issuer", Map.of("returned", "issued"))),
          Map.entry("close", new Row("issuer", Map.of("verified", "closed"))),
          Map.entry(
              "reopen",
              new Row("issuer", Map.of("verified", "in_progress", "closed", "in_progress"))),
          Map.entry(
              "cancel",
              new Row(
                  "issuer",
                  Map.of(
                      "issued", "cancelled",
                      "acknowledged", "cancelled",
                      "accepted", "cancelled",
                      "in_progress", "cancelled",
                      "reported_done", "cancelled",
                      "returned", "cancelled"))));

  static final List<String> ACTIONS = TABLE.keySet().stream().sorted().toList();
  static final List<String> PEOPLE =
      List.of(
          "fengyue.secretary",
          "fengyue.chair",
          "fengyue.member",
          "fengyue.water.head",
          "fengyue.water.official",
          "fengyue.culture.head",
          "fengyue.culture.official",
          "fengyue.supervisor",
          "fengyue.editor",
          "yunling.secretary",
          "yunling.water.head",
          "qingtan.water.head",
          "luoyan.secretary",
          "luoyan.supervisor");

  String state = "issued";
  String lead = "water";
  int openBeneath;
  boolean countyLeadsBeneath;
  int entries = 1;

  /// `404`, `403`, `409`, or the state in which the task then is.
  String says(String who, String action) {
    if (!sees(who)) {
      return "404";
    }
    var row = TABLE.get(action);
    if (row == null || !parties(row.who()).contains(who)) {
      return "403";
    }
    var to = row.moves().get(state);
    if (to == null || (action.equals("close") && openBeneath > 0)) {
      return "409";
    }
    return to.equals("*") ? state : to;
  }

  private boolean sees(String who) {
    return who.startsWith("fengyue.")
        || who.equals("yunling.secretary")
        || (who.equals("qingtan.water.head") && countyLeadsBeneath);
  }

  Set<String> parties(String side) {
    return switch (side) {
      case "head" -> Set.of("fengyue." + lead + ".head");
      case "unit" -> Set.of("fengyue." + lead + ".head", "fengyue." + lead + ".official");
      case "supervisor" -> Set.of("fengyue.supervisor");
      default -> Set.of("fengyue.secretary", "fengyue.chair");
    };
  }

  String somebodyRightFor(String action) {
    var row = TABLE.get(action);
    return row == null ? "" : parties(row.who()).stream().sorted().findFirst().orElse("");
  }

  /// The step was taken.
  void move(String action, String to) {
    state = to;
    entries++;
    switch (action) {
      case "give to another" -> lead = lead.equals("water") ? "culture" : "water";
      case "hand down" -> {
        openBeneath++;
        countyLeadsBeneath = true;
      }
      case "cancel" -> openBeneath = 0;
      default -> {}
    }
  }
}
