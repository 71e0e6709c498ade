package org.throughline.calendars;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.throughline.shared.Coded;
import org.throughline.shared.Outcome;
import org.throughline.shared.Refusal;
import org.throughline.tables.Computed;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Packs of rules as CSV and JSON. What goes out comes in as the same.
public final class PackFiles {
  /// Characters.
  private static final int LARGEST = 200_000;

  private static final List<String> COLUMNS =
      List.of(
          "code",
          "kind",
          "number",
          "counted_from",
          "first_day_counts",
          "roll",
          "sentence_en",
          "sentence_zh");
  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT.builder().setIgnoreEmptyLines(true).setTrim(true).get();
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private PackFiles() {}

  public static String csv(List<Rule> rules) {
    var out = new StringBuilder(String.join(",", COLUMNS)).append("\r\n");
    rules.forEach(rule ->
        out.append(FORMAT.format(cells(rule).stream().map(Computed::prevented).toArray()))
            .append("\r\n"));
    return out.toString();
  }

  private static List<String> cells(Rule rule) {
    return List.of(
        rule.code(),
        rule.kind().code(),
        String.valueOf(rule.number()),
        rule.countedFrom().code(),
        rule.firstDayCounts() ? "yes" : "no",
        rule.roll().code(),
        rule.sentenceEn(),
        rule.sentenceZh());
  }

  public static String json(RulePack pack) {
    var rules = new ArrayList<Map<String, String>>();
    for (var rule : pack.rules()) {
      var cells = cells(rule);
      var written = new LinkedHashMap<String, String>();
      for (var i = 0; i < COLUMNS.size(); i++) {
        written.put(COLUMNS.get(i), cells.get(i));
      }
      rules.add(written);
    }
    var whole = new LinkedHashMap<String, Object>();
    whole.put("code", pack.code());
    whole.put("version", pack.version());
    whole.put("name_en", pack.nameEn());
    whole.put("name_zh", pack.nameZh());
    whole.put("valid_from", pack.validFrom().toString());
    whole.put("rules", rules);
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(whole);
  }

  /// @param rules CSV, or the JSON of a whole pack, of which only the rules are taken
  public static Outcome<RulePacks.NewPack> read(
      String code, String nameEn, String nameZh, LocalDate validFrom, String rules) {
    if (rules.length() > LARGEST) {
      return Outcome.refused(Refusal.tooLarge("calendars.refused.file_large", LARGEST / 1_000));
    }
    var read = rules.startsWith("{") ? ofJson(rules) : ofCsv(rules);
    return switch (read) {
      case Outcome.Refused<List<Rule>>(var why) -> Outcome.refused(why);
      case Outcome.Done<List<Rule>>(var found) ->
          Outcome.done(new RulePacks.NewPack(code, nameEn, nameZh, validFrom, found));
    };
  }

  private static Outcome<List<Rule>> ofCsv(String text) {
    var lines = new ArrayList<List<String>>();
    try (var parser = CSVParser.parse(new StringReader(text), FORMAT)) {
      parser.forEach(line -> lines.add(line.stream().map(Computed::undone).toList()));
    } catch (IOException | UncheckedIOException e) {
      return Outcome.invalid("calendars.refused.file_quotes");
    }
    if (!lines.isEmpty() && lines.getFirst().equals(COLUMNS)) {
      lines.removeFirst();
    }
    return rules(lines);
  }

  private static Outcome<List<Rule>> ofJson(String text) {
    JsonNode whole;
    try {
      whole = JSON.readTree(text);
    } catch (JacksonException e) {
      return Outcome.invalid("calendars.refused.file_json");
    }
    var lines = new ArrayList<List<String>>();
    for (var rule : whole.path("rules")) {
      lines.add(COLUMNS.stream().map(column -> rule.path(column).asString("")).toList());
    }
    return rules(lines);
  }

  private static Outcome<List<Rule>> rules(List<List<String>> lines) {
    var rules = new ArrayList<Rule>();
    for (var cells : lines) {
      var number = rules.size() + 1;
      if (cells.size() != COLUMNS.size()) {
        return Outcome.invalid("calendars.refused.rule_columns", number, COLUMNS.size());
      }
      var kind = Coded.find(RuleKind.class, cells.get(1));
      var from = Coded.find(CountedFrom.class, cells.get(3));
      var roll = Coded.find(Roll.class, cells.get(5));
      if (kind.isEmpty()
          || from.isEmpty()
          || roll.isEmpty()
          || !cells.get(2).matches("[0-9]{1,4}")
          || !cells.get(4).matches("yes|no")) {
        return Outcome.invalid("calendars.refused.rule_unread", number, cells.getFirst());
      }
      rules.add(
          new Rule(
              cells.getFirst(),
              kind.get(),
              Integer.parseInt(cells.get(2)),
              from.get(),
              cells.get(4).equals("yes"),
              roll.get(),
              cells.get(6),
              cells.get(7)));
    }
    return Outcome.done(rules);
  }
}
