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
          Map.entry(
              "give to another",
              new Row(
                  "issuer",
                  Map.of(
                      "issued", "issued",
                      "acknowledged", "issued",
                      "accepted", "issued",
                      "in_progress", "issued",
                      "blocked", "issued",
                      "suspended", "issued",
                      "returned", "issued"))),
          Map.entry(
              "block", new Row("unit", Map.of("accepted", "blocked", "in_progress", "blocked"))),
          Map.entry("lift", new Row("unit", Map.of("blocked", "back"))),
          Map.entry(
              "suspend",
              new Row(
                  "issuer",
                  Map.of(
                      "issued", "suspended",
                      "acknowledged", "suspended",
                      "accepted", "suspended",
                      "in_progress", "suspended",
                      "blocked", "suspended"))),
          Map.entry("resume", new Row("issuer", Map.of("suspended", "back"))),
          Map.entry(
              "ask for longer",
              new Row(
                  "head",
                  Map.of(
                      "acknowledged", "*",
                      "accepted", "*",
                      "in_progress", "*",
                      "blocked", "*",
                      "suspended", "*"))),
          Map.entry(
              "grant",
              new Row(
                  "issuer",
                  Map.of(
                      "acknowledged", "*",
                      "accepted", "*",
                      "in_progress", "*",
                      "blocked", "*",
                      "suspended", "*"))),
          Map.entry(
              "split",
              new Row(
                  "issuer",
                  Map.of(
                      "issued", "split",
                      "acknowledged", "split",
                      "accepted", "split",
                      "in_progress", "split",
                      "blocked", "split",
                      "suspended", "split",
                      "returned", "split"))),
          Map.entry(
              "end partly",
              new Row(
                  "issuer",
                  Map.of(
                      "in_progress", "partly",
                      "blocked", "partly",
                      "suspended", "partly",
                      "reported_done", "partly",
                      "verified", "partly"))),
          Map.entry(
              "overtake",
              new Row(
                  "issuer",
                  Map.of(
                      "issued", "overtaken",
                      "acknowledged", "overtaken",
                      "accepted", "overtaken",
                      "in_progress", "overtaken",
                      "blocked", "overtaken",
                      "suspended", "overtaken",
                      "reported_done", "overtaken",
                      "verified", "overtaken",
                      "returned", "overtaken"))),
          Map.entry("send again", new Row("issuer", Map.of("returned", "issued"))),
          Map.entry("close", new Row("issuer", Map.of("verified", "closed"))),
          Map.entry(
              "reopen",
              new Row(
                  "issuer",
                  Map.of(
                      "verified", "in_progress",
                      "closed", "in_progress",
                      "partly", "in_progress",
                      "overtaken", "back",
                      "cancelled", "back"))),
          Map.entry(
              "cancel",
              new Row(
                  "issuer",
                  Map.of(
                      "issued", "cancelled",
                      "acknowledged", "cancelled",
                      "accepted", "cancelled",
                      "in_progress", "cancelled",
                      "blocked", "cancelled",
                      "suspended", "cancelled",
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

  /// Where it was before it was held up or ended early.
  String before = "";

  boolean blockedBeneath;
  private boolean suspendedBlock;
  boolean asked;
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
    var whole = List.of("close", "end partly", "split", "give to another").contains(action);
    if (to == null
        || (whole && openBeneath > 0)
        || (action.equals("grant") && !asked)
        || (action.equals("ask for longer") && asked)) {
      return "409";
    }
    if (to.equals("back")) {
      return action.equals("resume") && blockedBeneath ? "blocked" : before;
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
    var held = Set.of("blocked", "suspended", "overtaken", "cancelled");
    if (held.contains(to)) {
      before = held.contains(state) ? before : state;
    }
    blockedBeneath = to.equals("blocked") || (to.equals("suspended") && state.equals("blocked"));
    if (action.equals("ask for longer") || action.equals("grant")) {
      asked = action.equals("ask for longer");
      blockedBeneath |= to.equals("suspended") && suspendedBlock;
    }
    suspendedBlock = blockedBeneath && to.equals("suspended");
    if (!Set.of("acknowledged", "accepted", "in_progress", "blocked", "suspended").contains(to)) {
      asked = false;
    }
    state = to;
    entries++;
    switch (action) {
      case "give to another" -> lead = lead.equals("water") ? "culture" : "water";
      case "hand down" -> {
        openBeneath++;
        countyLeadsBeneath = true;
      }
      case "cancel", "overtake" -> openBeneath = 0;
      default -> {}
    }
  }
}
