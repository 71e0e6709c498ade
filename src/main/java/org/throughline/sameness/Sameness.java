package org.throughline.sameness;

import static throughline.db.sameness.Tables.FINDING;
import static throughline.db.sameness.Tables.REMARK;
import static throughline.db.sameness.Tables.SKETCH;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.shared.Coded;

/// Compares a report with what it answers, with its siblings and with its predecessor. What is
/// found is information for the author and whoever verifies; no state depends on it.
@Service
public class Sameness {
  /// The nearest by sketch that are compared word by word.
  static final int NEAREST = 16;

  private final DSLContext sql;
  private final Sketches sketches;
  private final SentTexts texts;
  private final Places places;

  Sameness(DSLContext sql, Sketches sketches, SentTexts texts, Places places) {
    this.sql = sql;
    this.sketches = sketches;
    this.texts = texts;
    this.places = places;
  }

  /// Writes nothing. What only repeats stock phrases, figures or the words of the clause is no
  /// copy.
  public List<Finding> check(Draft draft) {
    return look(draft).findings();
  }

  /// What [#remember] stores of a report, for taking in very many at once.
  ///
  /// @return 256 times `0` or `1`
  public String sketch(Draft draft) {
    var map = places.now();
    return Comparing.of(map.words(draft.text()), map.words(draft.asked())).sketch();
  }

  private Look look(Draft draft) {
    return Look.at(draft, earlier(draft), places.now(), sketch -> near(draft, sketch));
  }

  private List<Look.Sibling> near(Draft draft, String sketch) {
    var near = sketches.nearest(draft.scope().number(), draft.organisationId(), sketch, NEAREST);
    var found = texts.of(near.stream().map(Nearest.Near::reportId).toList());
    return near.stream()
        .filter(each -> found.containsKey(each.reportId()))
        .map(each ->
            new Look.Sibling(
                each.reportId(), each.organisationId(), found.getOrDefault(each.reportId(), "")))
        .toList();
  }

  /// The one given, else the organisation's latest in the scope: a recurring task is a new task
  /// each time.
  private Draft.@Nullable Earlier earlier(Draft draft) {
    if (draft.earlier() != null) {
      return draft.earlier();
    }
    var last =
        sql.select(SKETCH.REPORT_ID)
            .from(SKETCH)
            .where(SKETCH.ORGANISATION_ID.eq(draft.organisationId()))
            .and(SKETCH.SCOPE.eq(draft.scope().number()))
            .orderBy(SKETCH.REPORT_ID.desc())
            .limit(1)
            .fetchOptional(SKETCH.REPORT_ID);
    return last.flatMap(id ->
            Optional.ofNullable(texts.of(List.of(id)).get(id))
                .map(text -> new Draft.Earlier(id, text)))
        .orElse(null);
  }

  /// Checks a report as it is sent, keeps what was found with it, and lets later ones be compared
  /// with it. In the transaction that stores the report.
  ///
  /// @param reportId as [SentTexts] knows it
  @Transactional
  public void remember(long reportId, Draft draft) {
    var look = look(draft);
    for (var finding : look.findings()) {
      sql.insertInto(FINDING)
          .set(FINDING.REPORT_ID, reportId)
          .set(FINDING.KIND, finding.kind().code())
          .set(FINDING.OTHER_REPORT_ID, finding.otherReport())
          .set(FINDING.OTHER_ORGANISATION_ID, finding.otherOrganisation())
          .set(FINDING.SHARE, (float) finding.share())
          .set(FINDING.PASSAGES, numbers(finding.passages()))
          .set(FINDING.ASKED, finding.asked())
          .execute();
    }
    sketches.keep(draft.scope().number(), reportId, draft.organisationId(), look.sketch());
  }

  /// What the author said to the findings. Once; a second one is not taken.
  ///
  /// @param text not blank, at most 2,000 characters
  @Transactional
  public void remark(long reportId, String text) {
    sql.insertInto(REMARK)
        .set(REMARK.REPORT_ID, reportId)
        .set(REMARK.TEXT, text)
        .onConflictDoNothing()
        .execute();
  }

  public Map<Long, String> remarks(Collection<Long> reportIds) {
    return sql.select(REMARK.REPORT_ID, REMARK.TEXT)
        .from(REMARK)
        .where(REMARK.REPORT_ID.in(reportIds))
        .limit(500)
        .fetchMap(REMARK.REPORT_ID, REMARK.TEXT);
  }

  /// What was found in each when it was sent, as found then; reports without findings are missing.
  /// Whoever asks has been shown the reports; what the findings point to may still be closed to
  /// that reader.
  public Map<Long, List<Finding>> of(Collection<Long> reportIds) {
    return sql
        .select(
            FINDING.REPORT_ID,
            FINDING.KIND,
            FINDING.OTHER_REPORT_ID,
            FINDING.OTHER_ORGANISATION_ID,
            FINDING.SHARE,
            FINDING.PASSAGES,
            FINDING.ASKED)
        .from(FINDING)
        .where(FINDING.REPORT_ID.in(reportIds))
        .orderBy(FINDING.ID)
        .limit(2_000)
        .fetch()
        .stream()
        .collect(
            Collectors.groupingBy(
                row -> row.get(FINDING.REPORT_ID),
                Collectors.mapping(
                    row ->
                        new Finding(
                            Coded.of(FindingKind.class, row.get(FINDING.KIND)),
                            row.get(FINDING.OTHER_REPORT_ID),
                            row.get(FINDING.OTHER_ORGANISATION_ID),
                            row.get(FINDING.SHARE),
                            passages(row.get(FINDING.PASSAGES)),
                            row.get(FINDING.ASKED)),
                    Collectors.toList())));
  }

  private static Integer[] numbers(List<Passage> passages) {
    return passages.stream()
        .flatMap(each ->
            Arrays.stream(
                new Integer[] {each.begin(), each.end(), each.otherBegin(), each.otherEnd()}))
        .toArray(Integer[]::new);
  }

  private static List<Passage> passages(Integer[] numbers) {
    var passages = new ArrayList<Passage>();
    for (var i = 0; i + 3 < numbers.length; i += 4) {
      passages.add(new Passage(numbers[i], numbers[i + 1], numbers[i + 2], numbers[i + 3]));
    }
    return passages;
  }
}
